/** Dashboards that a team makes of its metrics and logs. */
@NullMarked
package dev.firedrill.telemetry.dashboard;

import org.jspecify.annotations.NullMarked;
