/** The evidence timeline in PostgreSQL. */
@NullMarked
package dev.firedrill.evidence.persistence;

import org.jspecify.annotations.NullMarked;
