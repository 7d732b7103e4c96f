/** What the API says of alarms. */
@NullMarked
package dev.firedrill.telemetry.api.alarm.wire;

import org.jspecify.annotations.NullMarked;
