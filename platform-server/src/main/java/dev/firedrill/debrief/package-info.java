/**
 * What a class can learn from a run that is over: chapters, distributions, replay. Pure of
 * evidence.
 */
@NullMarked
package dev.firedrill.debrief;

import org.jspecify.annotations.NullMarked;
