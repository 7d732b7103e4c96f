/** Readers, order, blindness and publication. */
@NullMarked
package dev.firedrill.grading.review;

import org.jspecify.annotations.NullMarked;
