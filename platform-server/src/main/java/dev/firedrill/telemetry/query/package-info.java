/** Questions about series in a subset of PromQL. */
@NullMarked
package dev.firedrill.telemetry.query;

import org.jspecify.annotations.NullMarked;
