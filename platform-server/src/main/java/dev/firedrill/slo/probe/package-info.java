/** Synthetic users: who they are, what they ask and when, and what became of it. */
@NullMarked
package dev.firedrill.slo.probe;

import org.jspecify.annotations.NullMarked;
