/** Alarms over REST. */
@NullMarked
package dev.firedrill.telemetry.api.alarm;

import org.jspecify.annotations.NullMarked;
