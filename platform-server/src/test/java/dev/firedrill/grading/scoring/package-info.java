/** Scores of hand-made stories. */
@NullMarked
package dev.firedrill.grading.scoring;

import org.jspecify.annotations.NullMarked;
