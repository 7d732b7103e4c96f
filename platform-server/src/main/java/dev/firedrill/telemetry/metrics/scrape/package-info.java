/** Asks every bot for its metrics. */
@NullMarked
package dev.firedrill.telemetry.metrics.scrape;

import org.jspecify.annotations.NullMarked;
