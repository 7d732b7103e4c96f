/** How large each team's bots are, what that costs, and what they really use. */
@NullMarked
package dev.firedrill.capacity;

import org.jspecify.annotations.NullMarked;
