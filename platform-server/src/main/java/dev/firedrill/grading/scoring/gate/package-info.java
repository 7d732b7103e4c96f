/**
 * Whether and since when the gates of a scenario's success are passed, from samples of their
 * probes.
 */
@NullMarked
package dev.firedrill.grading.scoring.gate;

import org.jspecify.annotations.NullMarked;
