/** From a scenario to an immutable plan of one run. */
@NullMarked
package dev.firedrill.scenarios.plan;

import org.jspecify.annotations.NullMarked;
