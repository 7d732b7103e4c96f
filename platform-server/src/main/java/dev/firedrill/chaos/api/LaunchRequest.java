package dev.firedrill.chaos.api;

import dev.firedrill.chaos.RunTerms;
import dev.firedrill.kernel.Failure;
import dev.firedrill.scenarios.plan.Compression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which scenario for which teams: slugs, null for all. With {@code skipNotReady} the ready ones are
 * launched and the others are left out; otherwise one that is not ready is a reason to launch none.
 *
 * @param credit whether it counts for the grade; null: when the scenario is proven
 * @param speed minutes of the scenario in a minute, for rehearsals that do not count; null: 1
 * @param unprovenReason why it is to count although the scenario is not proven, in 3 to 200
 *     characters
 * @param diagnosis whether a diagnosis has a weight though the scenario gives it none; null: no
 */
public record LaunchRequest(
    String scenarioId,
    @Nullable List<String> teams,
    @Nullable Boolean skipNotReady,
    @Nullable Boolean credit,
    @Nullable Integer speed,
    @Nullable String unprovenReason,
    @Nullable Boolean diagnosis) {
  private static final int SHORTEST_REASON = 3;
  private static final int LONGEST_REASON = 200;

  /** Null when it is for the platform to decide; fails with invalid-input. */
  @Nullable RunTerms terms() {
    int fast = speed == null ? 1 : speed;
    boolean counts = credit != null && credit;
    if (fast < 1 || fast > Compression.FASTEST) {
      throw Failure.invalid(
          "speed is " + fast + "; choose 1 (real time) to " + Compression.FASTEST + ".");
    }
    if (fast > 1 && counts) {
      throw Failure.invalid(
          "A run on a faster clock never counts for the grade: launch it with credit false.");
    }
    String reason = unprovenReason == null ? null : unprovenReason.strip();
    if (reason != null && (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON)) {
      throw Failure.invalid("Say in 3 to 200 characters why an unproven scenario is to count.");
    }
    return credit == null && fast == 1 ? null : new RunTerms(counts, fast, reason);
  }
}
