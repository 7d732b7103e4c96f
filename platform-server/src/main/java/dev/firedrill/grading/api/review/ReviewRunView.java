package dev.firedrill.grading.api.review;

import dev.firedrill.grading.api.rubric.RubricCriterionView;
import dev.firedrill.grading.review.Submission;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as one reader grades it: no team is named, and each criterion has an order of its own that
 * stays the same.
 */
public record ReviewRunView(
    UUID run,
    int number,
    String scenarioTitle,
    String rubricScope,
    long rubricVersion,
    List<RubricCriterionView> criteria,
    List<SubmissionSummaryView> submissions,
    List<ReviewOrderView> orders,
    List<ReusedCommentsView> comments) {
  /**
   * A submission in a list. {@code decided}: criteria that the caller decided in their reading.
   * {@code dealt}: it was dealt to the caller. {@code third}: why a third reader is needed.
   */
  public record SubmissionSummaryView(
      UUID id,
      int number,
      Submission.State state,
      int reading,
      boolean dealt,
      List<String> decided,
      boolean flagged,
      boolean secondLook,
      boolean postmortemSubmitted,
      @Nullable String third,
      @Nullable Double mark) {}

  /** In which order to grade a criterion. */
  public record ReviewOrderView(String criterion, List<UUID> submissions) {}

  /** Comments that were written for a criterion, those used most first. */
  public record ReusedCommentsView(String criterion, List<String> texts) {}
}
