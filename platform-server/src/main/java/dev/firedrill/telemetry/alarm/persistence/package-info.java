/** Alarms in PostgreSQL. */
@NullMarked
package dev.firedrill.telemetry.alarm.persistence;

import org.jspecify.annotations.NullMarked;
