/** The fleet of team bots: desired, reconciled, observed. */
@NullMarked
package dev.firedrill.bot;

import org.jspecify.annotations.NullMarked;
