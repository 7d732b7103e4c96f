/** The parts of a postmortem: what is there, and what is missing. */
@NullMarked
package dev.firedrill.postmortem.outline;

import org.jspecify.annotations.NullMarked;
