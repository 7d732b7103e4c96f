/** Dashboards over REST. */
@NullMarked
package dev.firedrill.telemetry.api.dashboard;

import org.jspecify.annotations.NullMarked;
