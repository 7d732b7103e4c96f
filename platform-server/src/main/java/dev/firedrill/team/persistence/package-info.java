/** Teams in PostgreSQL. */
@NullMarked
package dev.firedrill.team.persistence;

import org.jspecify.annotations.NullMarked;
