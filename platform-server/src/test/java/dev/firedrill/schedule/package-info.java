/** The alarm clock's contract, and one to step by hand. */
@NullMarked
package dev.firedrill.schedule;

import org.jspecify.annotations.NullMarked;
