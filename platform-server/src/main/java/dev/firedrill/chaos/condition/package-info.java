/** What guards and abort rules of a scenario can ask about a run. */
@NullMarked
package dev.firedrill.chaos.condition;

import org.jspecify.annotations.NullMarked;
