package dev.firedrill.bot.api.deploy;

import dev.firedrill.bot.deploy.Deployment.Canary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a canary has come. {@code step} counts from 1, 0 is before the first; {@code weight} is
 * the present share in percent; the tallies are of the present step.
 */
public record CanaryView(
    List<Integer> steps,
    int step,
    int weight,
    int stepSeconds,
    @Nullable Instant nextStepAt,
    TallyView stable,
    TallyView canary,
    String verdict) {
  static CanaryView of(Canary canary, boolean inProgress) {
    return new CanaryView(
        canary.plan().steps(),
        canary.step() + 1,
        canary.weight(),
        canary.plan().stepSeconds(),
        inProgress ? canary.nextStepAt() : null,
        TallyView.of(canary.stable()),
        TallyView.of(canary.seen()),
        canary.verdict());
  }
}
