package dev.firedrill.grading.scoring;

import dev.firedrill.scenarios.Grading.Weights;
import dev.firedrill.scenarios.Success.Curve;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What staff changed of the rules of a scenario after its runs; null leaves what the scenario says.
 */
public record Thresholds(
    @Nullable Weights weights,
    @Nullable Curve detect,
    @Nullable Curve mitigate,
    @Nullable Curve resolve) {
  /** What the scenario says. */
  public static final Thresholds NONE = new Thresholds(null, null, null, null);

  /** As plain JSON values, times in seconds; {@link #of} reads it back. */
  public Map<String, Object> payload() {
    Map<String, Object> payload = new LinkedHashMap<>();
    if (weights != null) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("detect", weights.detect());
      each.put("engage", weights.engage());
      each.put("mitigate", weights.mitigate());
      each.put("resolve", weights.resolve());
      each.put("impact", weights.impact());
      each.put("comms", weights.comms());
      each.put("diagnosis", weights.diagnosis());
      payload.put("weights", each);
    }
    put(payload, "detect", detect);
    put(payload, "mitigate", mitigate);
    put(payload, "resolve", resolve);
    return payload;
  }

  private static void put(Map<String, Object> payload, String key, @Nullable Curve curve) {
    if (curve != null) {
      payload.put(key, Map.of("full", curve.full().toSeconds(), "zero", curve.zero().toSeconds()));
    }
  }

  /** From what {@link #payload} wrote. */
  public static Thresholds of(Map<?, ?> payload) {
    return new Thresholds(
        payload.get("weights") instanceof Map<?, ?> each
            ? new Weights(
                number(each, "detect"),
                number(each, "engage"),
                number(each, "mitigate"),
                number(each, "resolve"),
                number(each, "impact"),
                number(each, "comms"),
                number(each, "diagnosis"))
            : null,
        curve(payload.get("detect")),
        curve(payload.get("mitigate")),
        curve(payload.get("resolve")));
  }

  private static @Nullable Curve curve(@Nullable Object value) {
    return value instanceof Map<?, ?> curve
        ? new Curve(
            Duration.ofSeconds((long) number(curve, "full")),
            Duration.ofSeconds((long) number(curve, "zero")))
        : null;
  }

  private static double number(Map<?, ?> values, String key) {
    if (values.get(key) instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalStateException("changed rules lack the number '" + key + "'");
  }
}
