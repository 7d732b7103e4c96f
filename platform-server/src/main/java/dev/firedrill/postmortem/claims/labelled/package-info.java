/** Texts whose claims people labelled, and how well the reader finds them. */
@NullMarked
package dev.firedrill.postmortem.claims.labelled;

import org.jspecify.annotations.NullMarked;
