/**
 * Rubrics: what a postmortem is judged by, in versions, and what a choice of levels and items is
 * worth.
 */
@NullMarked
package dev.firedrill.grading.rubric;

import org.jspecify.annotations.NullMarked;
