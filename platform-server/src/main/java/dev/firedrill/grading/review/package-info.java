/**
 * Grading by rubric: marks of several readers, blind and in a fair order, adjudicated and
 * published.
 */
@NullMarked
package dev.firedrill.grading.review;

import org.jspecify.annotations.NullMarked;
