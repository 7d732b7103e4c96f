/** Incidents and their status pages in PostgreSQL. */
@NullMarked
package dev.firedrill.incident.persistence;

import org.jspecify.annotations.NullMarked;
