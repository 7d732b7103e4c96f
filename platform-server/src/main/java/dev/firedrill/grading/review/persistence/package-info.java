/** Marks, readers and publications in PostgreSQL. */
@NullMarked
package dev.firedrill.grading.review.persistence;

import org.jspecify.annotations.NullMarked;
