/** Test blips over REST. */
@NullMarked
package dev.firedrill.telemetry.api.trial;

import org.jspecify.annotations.NullMarked;
