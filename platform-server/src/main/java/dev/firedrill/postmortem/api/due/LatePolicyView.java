package dev.firedrill.postmortem.api.due;

import dev.firedrill.kernel.Failure;
import dev.firedrill.postmortem.due.LatePolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@code graceMinutes} late costs nothing; after it each {@code stepMinutes} since the
 * deadline that was begun costs {@code percentPerStep}, at most {@code percentAtMost} together. So
 * long after the deadline as {@code closesAfterMinutes} nothing is taken any more; null: never.
 */
public record LatePolicyView(
    long graceMinutes,
    long stepMinutes,
    int percentPerStep,
    int percentAtMost,
    @Nullable Long closesAfterMinutes) {
  private static final long A_YEAR = Duration.ofDays(365).toMinutes();

  static LatePolicyView of(LatePolicy policy) {
    Duration closes = policy.closesAfter();
    return new LatePolicyView(
        policy.grace().toMinutes(),
        policy.step().toMinutes(),
        policy.percentPerStep(),
        policy.percentAtMost(),
        closes == null ? null : closes.toMinutes());
  }

  LatePolicy policy() {
    require("grace", graceMinutes);
    require("step", stepMinutes);
    require("close", closesAfterMinutes == null ? 0 : closesAfterMinutes);
    return new LatePolicy(
        Duration.ofMinutes(graceMinutes),
        Duration.ofMinutes(stepMinutes),
        percentPerStep,
        percentAtMost,
        closesAfterMinutes == null ? null : Duration.ofMinutes(closesAfterMinutes));
  }

  private static void require(String what, long minutes) {
    if (minutes < 0 || minutes > A_YEAR) {
      throw Failure.invalid(
          "The " + what + " cannot be " + minutes + " minutes: choose 0 to " + A_YEAR + ".");
    }
  }
}
