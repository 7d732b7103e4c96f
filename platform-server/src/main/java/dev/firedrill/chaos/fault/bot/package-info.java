/** Faults of what a team runs: its deployments, configuration, flags and processes. */
@NullMarked
package dev.firedrill.chaos.fault.bot;

import org.jspecify.annotations.NullMarked;
