/** Assessments, tested from hand-made evidence and on real PostgreSQL. */
@NullMarked
package dev.firedrill.grading;

import org.jspecify.annotations.NullMarked;
