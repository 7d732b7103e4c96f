/**
 * Crowds: synthetic users beyond those that always ask, who come when a scenario says so, whatever
 * the bot does.
 */
@NullMarked
package dev.firedrill.traffic;

import org.jspecify.annotations.NullMarked;
