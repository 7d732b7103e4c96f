package dev.firedrill.chaos.launch;

import dev.firedrill.kernel.PersonId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to launch what for whom. {@code teams} are slugs, null for all. Under the same key the
 * same person launches once.
 */
public record LaunchOrder(
    String scenarioId, @Nullable List<String> teams, PersonId by, @Nullable String idempotencyKey) {
  /** What was asked for, to compare with a repetition. */
  String digest() {
    return scenarioId + " for " + (teams == null ? "all" : String.join(",", teams));
  }
}
