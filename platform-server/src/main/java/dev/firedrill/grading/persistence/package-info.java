/** Assessments and grades in PostgreSQL. */
@NullMarked
package dev.firedrill.grading.persistence;

import org.jspecify.annotations.NullMarked;
