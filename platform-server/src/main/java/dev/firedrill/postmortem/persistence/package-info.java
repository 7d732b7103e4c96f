/** Postmortems in PostgreSQL. */
@NullMarked
package dev.firedrill.postmortem.persistence;

import org.jspecify.annotations.NullMarked;
