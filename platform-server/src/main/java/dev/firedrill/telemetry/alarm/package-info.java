/** Alarms: what they watch, how they stand, and who changed them. */
@NullMarked
package dev.firedrill.telemetry.alarm;

import org.jspecify.annotations.NullMarked;
