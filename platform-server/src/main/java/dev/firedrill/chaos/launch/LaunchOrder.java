package dev.firedrill.chaos.launch;

import dev.firedrill.chaos.RunTerms;
import dev.firedrill.kernel.PersonId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to launch what for whom. {@code teams} are slugs, null for all. Under the same key the
 * same person launches once. With {@code skipNotReady} teams that are not ready are left out.
 *
 * @param terms what the run is for; null: for credit when the scenario is proven, else practice
 * @param diagnosis whether a diagnosis has a weight though the scenario gives it none
 */
public record LaunchOrder(
    String scenarioId,
    @Nullable List<String> teams,
    boolean skipNotReady,
    PersonId by,
    @Nullable String idempotencyKey,
    @Nullable RunTerms terms,
    boolean diagnosis) {
  /** By the scenario's own weights. */
  public LaunchOrder(
      String scenarioId,
      @Nullable List<String> teams,
      boolean skipNotReady,
      PersonId by,
      @Nullable String key,
      @Nullable RunTerms terms) {
    this(scenarioId, teams, skipNotReady, by, key, terms, false);
  }

  /** For all of them or none; for credit when the scenario is proven, else practice. */
  public LaunchOrder(
      String scenarioId, @Nullable List<String> teams, PersonId by, @Nullable String key) {
    this(scenarioId, teams, false, by, key);
  }

  /** For credit when the scenario is proven, else practice. */
  public LaunchOrder(
      String scenarioId,
      @Nullable List<String> teams,
      boolean skipNotReady,
      PersonId by,
      @Nullable String key) {
    this(scenarioId, teams, skipNotReady, by, key, null);
  }

  /** What was asked for, to compare with a repetition. */
  String digest() {
    String what =
        scenarioId
            + " for "
            + (teams == null ? "all" : String.join(",", teams))
            + (skipNotReady ? ", the ready ones" : "")
            + (diagnosis ? ", with a diagnosis" : "");
    return terms == null
        ? what
        : what + (terms.credit() ? " for credit" : " as practice") + " at speed " + terms.speed();
  }

  int speed() {
    return terms == null ? 1 : terms.speed();
  }
}
