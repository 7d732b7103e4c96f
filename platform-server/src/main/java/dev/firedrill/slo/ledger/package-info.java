/** Whose fault each bad minute was: instructors', the team's own or the platform's. */
@NullMarked
package dev.firedrill.slo.ledger;

import org.jspecify.annotations.NullMarked;
