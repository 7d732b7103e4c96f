package dev.firedrill.slo.ledger;

import dev.firedrill.team.TeamId;
import java.util.UUID;

/**
 * Whether a team may know the faults of a run: the rule of the debrief, which is that the team's
 * grade for it is published. Grading knows it without being known here.
 */
@FunctionalInterface
public interface Reveals {
  boolean isRevealed(UUID run, TeamId team);
}
