package dev.firedrill.chaos;

import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a team has come in a run, as those who know of incidents and grades see it. Chaos knows
 * neither, so the composition root answers.
 */
@FunctionalInterface
public interface RunMilestones {
  /** Answers that nothing is known. */
  RunMilestones NONE = (run, team) -> Milestones.UNKNOWN;

  Milestones of(RunId run, TeamId team);

  /** The incident the team declared for it: {@code status} in upper snake case. */
  record IncidentRef(UUID id, int number, String status) {}

  /** What happened when; null is not yet or unknown. */
  record Milestones(
      @Nullable Instant effectAt,
      @Nullable Instant detectedAt,
      @Nullable Instant engagedAt,
      @Nullable Instant mitigatedAt,
      @Nullable Instant resolvedAt,
      @Nullable IncidentRef incident) {
    public static final Milestones UNKNOWN = new Milestones(null, null, null, null, null, null);
  }
}
