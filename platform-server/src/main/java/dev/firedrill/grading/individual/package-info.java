/**
 * What each member of a team did in a run, as evidence shows it: no points, for people to weigh.
 */
@NullMarked
package dev.firedrill.grading.individual;

import org.jspecify.annotations.NullMarked;
