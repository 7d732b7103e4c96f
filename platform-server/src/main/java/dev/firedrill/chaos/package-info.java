/** Runs of scenarios and the step ledger that injects, verifies and reverts their faults. */
@NullMarked
package dev.firedrill.chaos;

import org.jspecify.annotations.NullMarked;
