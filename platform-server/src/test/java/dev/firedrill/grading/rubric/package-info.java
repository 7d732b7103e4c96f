/** Rubrics by themselves. */
@NullMarked
package dev.firedrill.grading.rubric;

import org.jspecify.annotations.NullMarked;
