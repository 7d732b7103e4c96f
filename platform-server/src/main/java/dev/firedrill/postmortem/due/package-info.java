/** When postmortems are due and what lateness costs. */
@NullMarked
package dev.firedrill.postmortem.due;

import org.jspecify.annotations.NullMarked;
