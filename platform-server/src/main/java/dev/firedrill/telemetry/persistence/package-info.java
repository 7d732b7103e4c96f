/** Telemetry in PostgreSQL. */
@NullMarked
package dev.firedrill.telemetry.persistence;

import org.jspecify.annotations.NullMarked;
