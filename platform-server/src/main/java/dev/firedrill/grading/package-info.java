/** Assessments: what a team did in a run, scored from evidence, and the grade people add to it. */
@NullMarked
package dev.firedrill.grading;

import org.jspecify.annotations.NullMarked;
