/**
 * What staff grant a team, void or excuse, and rules changed after a run: facts that scoring reads
 * beside the others.
 */
@NullMarked
package dev.firedrill.grading.adjust;

import org.jspecify.annotations.NullMarked;
