/**
 * The step ledger: what was intended, done, seen and undone, for each step of each team. It is the
 * truth of chaos; everything else only looks at it and moves it on.
 */
@NullMarked
package dev.firedrill.chaos.ledger;

import org.jspecify.annotations.NullMarked;
