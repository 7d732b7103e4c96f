/** Debriefs: chapters, distributions, replay, and who sees what of them. */
@NullMarked
package dev.firedrill.debrief;

import org.jspecify.annotations.NullMarked;
