/** Diagnoses over REST. */
@NullMarked
package dev.firedrill.grading.api.diagnosis;

import org.jspecify.annotations.NullMarked;
