package dev.firedrill.chaos.api;

import dev.firedrill.chaos.RunMilestones.IncidentRef;
import dev.firedrill.chaos.RunMilestones.Milestones;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One team of a run. */
public record RunTeamView(
    TeamRefView team,
    RunTeamState state,
    @Nullable String note,
    List<StepView> steps,
    @Nullable IncidentRefView incident,
    MilestonesView milestones) {

  /** Without what the script does to the team. */
  RunTeamView withoutSecrets() {
    return new RunTeamView(team, state, null, List.of(), incident, milestones);
  }

  /** The incident that the team declared. */
  public record IncidentRefView(UUID id, int number, String status) {
    static @Nullable IncidentRefView of(@Nullable IncidentRef incident) {
      return incident == null
          ? null
          : new IncidentRefView(incident.id(), incident.number(), incident.status());
    }
  }

  /** When what was reached; null is not yet. */
  public record MilestonesView(
      @Nullable Instant effectAt,
      @Nullable Instant detectedAt,
      @Nullable Instant engagedAt,
      @Nullable Instant mitigatedAt,
      @Nullable Instant resolvedAt) {

    /** The ledger knows the effect; the rest comes from those who watch the team. */
    static MilestonesView of(Milestones milestones, @Nullable Instant effectOfLedger) {
      return new MilestonesView(
          milestones.effectAt() == null ? effectOfLedger : milestones.effectAt(),
          milestones.detectedAt(),
          milestones.engagedAt(),
          milestones.mitigatedAt(),
          milestones.resolvedAt());
    }
  }
}
