/** How well claims are found, and what is no claim. */
@NullMarked
package dev.firedrill.postmortem.claims;

import org.jspecify.annotations.NullMarked;
