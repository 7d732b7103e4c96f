package dev.firedrill.mission.api;

import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.mission.Progress;
import dev.firedrill.slo.SliSummary;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One team: how its users fare, and how far it has come; null progress is not in the run. */
public record MissionTeamView(
    TeamRefView team,
    SliSummary.State state,
    @Nullable Instant since,
    @Nullable ProgressView progress) {

  /** When each phase was reached; {@code behindSince}: since when the next one is outstanding. */
  public record ProgressView(
      RunTeamState state,
      @Nullable Instant joinedAt,
      @Nullable Instant effectAt,
      @Nullable Instant detectedAt,
      @Nullable Instant declaredAt,
      @Nullable Instant engagedAt,
      @Nullable Instant mitigatedAt,
      @Nullable Instant resolvedAt,
      @Nullable Instant postmortemAt,
      @Nullable Instant behindSince,
      @Nullable MissionIncidentView incident) {
    static @Nullable ProgressView of(@Nullable Progress progress) {
      return progress == null
          ? null
          : new ProgressView(
              progress.state(),
              progress.joinedAt(),
              progress.effectAt(),
              progress.detectedAt(),
              progress.declaredAt(),
              progress.engagedAt(),
              progress.mitigatedAt(),
              progress.resolvedAt(),
              progress.postmortemAt(),
              progress.behindSince(),
              progress.incident() == null
                  ? null
                  : new MissionIncidentView(
                      progress.incident().id(),
                      progress.incident().number(),
                      progress.incident().status()));
    }
  }

  /** The incident that the team declared. */
  public record MissionIncidentView(UUID id, int number, String status) {}
}
