package dev.firedrill.grading.api;

import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.api.AssessmentSummaryView.AssessedIncidentView;
import dev.firedrill.grading.api.AssessmentSummaryView.AssessedRunView;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An assessment with its score, grade and postmortem. */
public record AssessmentView(
    UUID id,
    AssessedRunView run,
    TeamRefView team,
    @Nullable AssessedIncidentView incident,
    @Nullable Double autoScore,
    @Nullable Double mark,
    @Nullable Double finalScore,
    Assessment.State state,
    @Nullable Instant postmortemSubmittedAt,
    @Nullable Instant publishedAt,
    WindowView window,
    AutoScoreView auto,
    @Nullable GradeView grade,
    @Nullable GradedPostmortemView postmortem) {

  /** The stretch of time that was assessed. */
  public record WindowView(Instant from, Instant to) {}
}
