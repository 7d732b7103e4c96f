package dev.firedrill.grading.api.review;

import dev.firedrill.grading.review.Submission;
import dev.firedrill.postmortem.claims.Claim;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A submission with all names replaced, and the marks of the caller's own reading. */
public record ReviewSubmissionView(
    UUID id,
    UUID run,
    int number,
    int reading,
    Submission.State state,
    Instant from,
    Instant to,
    @Nullable BlindPostmortemView postmortem,
    List<BlindClaimView> claims,
    List<RubricMarkView> marks) {
  /** What the team wrote. */
  public record BlindPostmortemView(String html, long version, @Nullable Instant submittedAt) {}

  /** A claim of the text beside the record; a help, never points by itself. */
  public record BlindClaimView(
      String text,
      String stated,
      @Nullable String record,
      Claim.Verdict verdict,
      @Nullable Long offSeconds,
      List<Long> evidence) {}
}
