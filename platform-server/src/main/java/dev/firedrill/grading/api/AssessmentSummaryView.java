package dev.firedrill.grading.api;

import dev.firedrill.grading.Assessment;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An assessment in a list. Scores are null where nothing was scored or marked. */
public record AssessmentSummaryView(
    UUID id,
    AssessedRunView run,
    TeamRefView team,
    @Nullable AssessedIncidentView incident,
    @Nullable Double autoScore,
    @Nullable Double mark,
    @Nullable Double finalScore,
    Assessment.State state,
    @Nullable Instant postmortemSubmittedAt,
    @Nullable Instant publishedAt) {

  /** The run that was assessed; one that is not for credit does not count for the grade. */
  public record AssessedRunView(UUID id, int number, String scenarioTitle, boolean credit) {}

  /** The incident that the team declared for it. */
  public record AssessedIncidentView(UUID id, int number, String title) {}
}
