/** Logs over REST. */
@NullMarked
package dev.firedrill.telemetry.api.logs;

import org.jspecify.annotations.NullMarked;
