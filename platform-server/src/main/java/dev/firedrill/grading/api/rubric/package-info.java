/** Rubrics over REST. */
@NullMarked
package dev.firedrill.grading.api.rubric;

import org.jspecify.annotations.NullMarked;
