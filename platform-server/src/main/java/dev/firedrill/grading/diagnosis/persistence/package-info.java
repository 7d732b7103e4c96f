/** Diagnoses in PostgreSQL. */
@NullMarked
package dev.firedrill.grading.diagnosis.persistence;

import org.jspecify.annotations.NullMarked;
