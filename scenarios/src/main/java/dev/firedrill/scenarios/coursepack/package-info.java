/** The labs of the course: which scenarios are played when, and what to do around them. */
@NullMarked
package dev.firedrill.scenarios.coursepack;

import org.jspecify.annotations.NullMarked;
