/** Faults of what a bot asks, and of what is asked of it: upstreams, metrics sink and scrapes. */
@NullMarked
package dev.firedrill.chaos.fault.upstream;

import org.jspecify.annotations.NullMarked;
