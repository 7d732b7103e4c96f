package dev.firedrill.grading.api.review;

import java.time.Instant;
import java.util.List;

/** Who else has the submission open, and by which version of the rubric it is judged now. */
public record HereView(List<ViewerView> others, String rubricScope, long rubricVersion) {
  /** Somebody who has it open. */
  public record ViewerView(String name, String criterion, Instant seenAt) {}
}
