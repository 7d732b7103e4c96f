/** How large the bots are, and what a team expects of its load. */
@NullMarked
package dev.firedrill.cli.capacity;

import org.jspecify.annotations.NullMarked;
