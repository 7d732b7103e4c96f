/** What a fault can do to its target, and the faults there are. */
@NullMarked
package dev.firedrill.chaos.fault;

import org.jspecify.annotations.NullMarked;
