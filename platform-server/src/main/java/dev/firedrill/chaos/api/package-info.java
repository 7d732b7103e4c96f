/** Runs over REST, for staff. */
@NullMarked
package dev.firedrill.chaos.api;

import org.jspecify.annotations.NullMarked;
