/**
 * From evidence to a score, purely: the same evidence and the same rules always give the same
 * score. The formulas are those of {@code docs/grading.md}.
 */
@NullMarked
package dev.firedrill.grading.scoring;

import org.jspecify.annotations.NullMarked;
