/** Synthetic users, what they saw, and the objectives it is held against. */
@NullMarked
package dev.firedrill.slo;

import org.jspecify.annotations.NullMarked;
