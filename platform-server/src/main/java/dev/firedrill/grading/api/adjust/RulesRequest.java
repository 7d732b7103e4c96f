package dev.firedrill.grading.api.adjust;

import dev.firedrill.grading.scoring.Thresholds;
import dev.firedrill.kernel.Failure;
import dev.firedrill.scenarios.Grading.Weights;
import dev.firedrill.scenarios.Success.Curve;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Other thresholds for the runs of a scenario; null keeps the scenario's. With {@code apply} they
 * count from now on, and the reason is kept; with {@code force} although published scores fall.
 */
public record RulesRequest(
    String scenarioId,
    @Nullable WeightsRequest weights,
    @Nullable CurveRequest detect,
    @Nullable CurveRequest mitigate,
    @Nullable CurveRequest resolve,
    boolean apply,
    boolean force,
    @Nullable String reason) {
  private static final double SLACK = 1e-6;

  /** Each from 0 to 1, together 1. */
  public record WeightsRequest(
      double detect,
      double engage,
      double mitigate,
      double resolve,
      double impact,
      double comms,
      double diagnosis) {
    Weights read() {
      double sum = detect + engage + mitigate + resolve + impact + comms + diagnosis;
      if (Math.abs(sum - 1) > SLACK) {
        throw Failure.invalid("The weights add up to " + sum + "; make them 1 together.");
      }
      try {
        return new Weights(detect, engage, mitigate, resolve, impact, comms, diagnosis);
      } catch (IllegalArgumentException wrong) {
        throw Failure.invalid("A weight is wrong: " + wrong.getMessage() + ".");
      }
    }
  }

  /** Full marks up to, none from, in seconds. */
  public record CurveRequest(long fullSeconds, long zeroSeconds) {
    Curve read() {
      try {
        return new Curve(Duration.ofSeconds(fullSeconds), Duration.ofSeconds(zeroSeconds));
      } catch (IllegalArgumentException wrong) {
        throw Failure.invalid("A threshold is wrong: " + wrong.getMessage() + ".");
      }
    }
  }

  Thresholds read() {
    return new Thresholds(
        weights == null ? null : weights.read(),
        detect == null ? null : detect.read(),
        mitigate == null ? null : mitigate.read(),
        resolve == null ? null : resolve.read());
  }
}
