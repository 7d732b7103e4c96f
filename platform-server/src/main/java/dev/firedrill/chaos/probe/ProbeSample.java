package dev.firedrill.chaos.probe;

import java.time.Instant;
import java.util.Map;

/** One sample: what was seen, when the sample ended, and whether it is as the scenario expects. */
public record ProbeSample(
    String probe, String expect, boolean held, Map<String, Object> result, Instant endedAt) {
  /** As an evidence payload: plain JSON values. */
  public Map<String, Object> payload() {
    return Map.of(
        "probe",
        probe,
        "expect",
        expect,
        "held",
        held,
        "result",
        result,
        "endedAt",
        endedAt.toString());
  }

  /** For people: what was seen instead of what. */
  public String said() {
    return probe + " saw " + result + " where " + expect + (held ? " holds" : " does not hold");
  }
}
