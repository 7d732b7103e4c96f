/** Counting work. */
@NullMarked
package dev.firedrill.automation.toil;

import org.jspecify.annotations.NullMarked;
