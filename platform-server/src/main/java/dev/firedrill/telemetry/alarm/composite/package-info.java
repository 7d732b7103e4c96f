/** Rules that combine alarms. */
@NullMarked
package dev.firedrill.telemetry.alarm.composite;

import org.jspecify.annotations.NullMarked;
