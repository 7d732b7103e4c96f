/** From YAML text to a scenario, or to every mistake in it. */
@NullMarked
package dev.firedrill.scenarios.load;

import org.jspecify.annotations.NullMarked;
