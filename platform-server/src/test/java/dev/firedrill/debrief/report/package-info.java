/** Tests of the debrief on paper. */
@NullMarked
package dev.firedrill.debrief.report;

import org.jspecify.annotations.NullMarked;
