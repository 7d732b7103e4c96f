/** Undoes what is overdue when the platform is not there to do it. */
@NullMarked
package dev.firedrill.chaos.janitor;

import org.jspecify.annotations.NullMarked;
