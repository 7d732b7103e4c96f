/** What tests of alarms and pages stand on. */
@NullMarked
package dev.firedrill.telemetry.alarm.testing;

import org.jspecify.annotations.NullMarked;
