/** Scraped samples: how they are encoded, kept in memory, written down and read. */
@NullMarked
package dev.firedrill.telemetry.metrics;

import org.jspecify.annotations.NullMarked;
