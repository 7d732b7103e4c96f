/** Diagnoses, against a real database. */
@NullMarked
package dev.firedrill.grading.diagnosis;

import org.jspecify.annotations.NullMarked;
