/** Assessments and grades over REST. */
@NullMarked
package dev.firedrill.grading.api;

import org.jspecify.annotations.NullMarked;
