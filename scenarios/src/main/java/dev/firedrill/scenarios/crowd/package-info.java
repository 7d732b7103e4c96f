/** Who the synthetic users of a scenario are, and how often people once came. */
@NullMarked
package dev.firedrill.scenarios.crowd;

import org.jspecify.annotations.NullMarked;
