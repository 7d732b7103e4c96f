/** Launches planned ahead: at a time, again and again, or at a surprise minute. */
@NullMarked
package dev.firedrill.chaos.plan;

import org.jspecify.annotations.NullMarked;
