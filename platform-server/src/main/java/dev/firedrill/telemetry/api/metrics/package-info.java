/** Metrics over REST. */
@NullMarked
package dev.firedrill.telemetry.api.metrics;

import org.jspecify.annotations.NullMarked;
