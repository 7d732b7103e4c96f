/** Sampling the probes of a scenario. */
@NullMarked
package dev.firedrill.chaos.probe;

import org.jspecify.annotations.NullMarked;
