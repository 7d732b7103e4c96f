/** What robot players showed of a scenario, kept beside it. */
@NullMarked
package dev.firedrill.scenarios.proof;

import org.jspecify.annotations.NullMarked;
