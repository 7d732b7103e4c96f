/** Postmortems on paper. */
@NullMarked
package dev.firedrill.postmortem.pdf;

import org.jspecify.annotations.NullMarked;
