/** Incidents, tested on real PostgreSQL with a chat kept in memory. */
@NullMarked
package dev.firedrill.incident;

import org.jspecify.annotations.NullMarked;
