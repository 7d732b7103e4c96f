/** Stored incidents and postmortems. */
@NullMarked
package dev.firedrill.incident.persistence;

import org.jspecify.annotations.NullMarked;
