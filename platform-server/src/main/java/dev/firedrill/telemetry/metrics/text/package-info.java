/** The text format in which bots tell their metrics; what arrives may be anything. */
@NullMarked
package dev.firedrill.telemetry.metrics.text;

import org.jspecify.annotations.NullMarked;
