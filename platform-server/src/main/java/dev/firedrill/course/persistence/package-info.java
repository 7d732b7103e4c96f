/** People and the course in PostgreSQL. */
@NullMarked
package dev.firedrill.course.persistence;

import org.jspecify.annotations.NullMarked;
