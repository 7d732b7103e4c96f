/** What teams write about their incidents, and how several write at once. */
@NullMarked
package dev.firedrill.postmortem;

import org.jspecify.annotations.NullMarked;
