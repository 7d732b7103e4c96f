/** Putting two edits of one text together, without losing a word of either. */
@NullMarked
package dev.firedrill.postmortem.merge;

import org.jspecify.annotations.NullMarked;
