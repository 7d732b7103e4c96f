/** The gradebook: people by items, what their total is and how it came about. */
@NullMarked
package dev.firedrill.gradebook;

import org.jspecify.annotations.NullMarked;
