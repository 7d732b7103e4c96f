package dev.firedrill.grading.rubric;

import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of the rubric of the course or of one scenario. Version 0 is the starter that nobody
 * has saved.
 *
 * @param reason why it was changed
 * @param by null for the starter
 */
public record Rubric(
    RubricScope scope,
    long version,
    List<Criterion> criteria,
    String reason,
    @Nullable PersonId by,
    @Nullable Instant savedAt) {
  public Rubric {
    criteria = List.copyOf(criteria);
  }

  public Optional<Criterion> criterion(String id) {
    return criteria.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
