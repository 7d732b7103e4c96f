package dev.firedrill.grading.api.rubric;

import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rubric as staff see it. Version 0: nobody has saved one here, the criteria are inherited.
 * {@code graded} and {@code published}: submissions that were judged by it.
 */
public record RubricView(
    String scope,
    long version,
    List<RubricCriterionView> criteria,
    String reason,
    @Nullable PersonView by,
    @Nullable Instant savedAt,
    int graded,
    int published,
    List<RubricVersionView> history) {
  /** An earlier version, and why it was made. */
  public record RubricVersionView(long version, String reason, PersonView by, Instant savedAt) {}
}
