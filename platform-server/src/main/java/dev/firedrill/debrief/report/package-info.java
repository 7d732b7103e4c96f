/** The debrief of a run on paper and in tables. */
@NullMarked
package dev.firedrill.debrief.report;

import org.jspecify.annotations.NullMarked;
