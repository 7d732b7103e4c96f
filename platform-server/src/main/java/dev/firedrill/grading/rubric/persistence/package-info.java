/** Rubrics in PostgreSQL. */
@NullMarked
package dev.firedrill.grading.rubric.persistence;

import org.jspecify.annotations.NullMarked;
