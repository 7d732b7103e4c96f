/**
 * Samples the probes of the success gates while a run lasts, and writes down what scoring needs of
 * them.
 */
@NullMarked
package dev.firedrill.chaos.probe.watch;

import org.jspecify.annotations.NullMarked;
