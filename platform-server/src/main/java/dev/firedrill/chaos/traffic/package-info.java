/** Load that a scenario asks for, as the engine sees it. */
@NullMarked
package dev.firedrill.chaos.traffic;

import org.jspecify.annotations.NullMarked;
