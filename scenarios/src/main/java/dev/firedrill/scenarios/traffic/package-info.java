/** The shapes of load that scenarios can name, with their arguments. */
@NullMarked
package dev.firedrill.scenarios.traffic;

import org.jspecify.annotations.NullMarked;
