/** How alarms are evaluated: pure functions of datapoints, and the loop that feeds them. */
@NullMarked
package dev.firedrill.telemetry.alarm.evaluation;

import org.jspecify.annotations.NullMarked;
