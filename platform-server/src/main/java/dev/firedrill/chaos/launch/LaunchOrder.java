package dev.firedrill.chaos.launch;

import dev.firedrill.kernel.PersonId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to launch what for whom. {@code teams} are slugs, null for all. Under the same key the
 * same person launches once. With {@code skipNotReady} teams that are not ready are left out.
 */
public record LaunchOrder(
    String scenarioId,
    @Nullable List<String> teams,
    boolean skipNotReady,
    PersonId by,
    @Nullable String idempotencyKey) {
  /** For all of them or none. */
  public LaunchOrder(
      String scenarioId, @Nullable List<String> teams, PersonId by, @Nullable String key) {
    this(scenarioId, teams, false, by, key);
  }

  /** What was asked for, to compare with a repetition. */
  String digest() {
    return scenarioId
        + " for "
        + (teams == null ? "all" : String.join(",", teams))
        + (skipNotReady ? ", the ready ones" : "");
  }
}
