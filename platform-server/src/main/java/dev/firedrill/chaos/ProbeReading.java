package dev.firedrill.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One sample of a probe of a run's success gates, as it stands in evidence (kinds {@code
 * probe.changed} and {@code probe.sampled}; it occurred at {@code endedAt}). Not every sample does,
 * so each speaks for those before it.
 *
 * @param result the fields that {@code expect} looks at; {@code problem} where nothing could be
 *     seen
 * @param from the end of the first sample since which all said the same, none of them missing for
 *     longer than {@link #reach}
 * @param samples how many were taken in this run so far
 * @param gaps how many were due and could not be taken, or told nothing
 */
public record ProbeReading(
    String probe,
    State state,
    String expect,
    Map<String, Object> result,
    Duration every,
    Instant from,
    Instant endedAt,
    long samples,
    long gaps) {
  /** In the payload of {@code run.started}: which facts the evidence of the run has. */
  public static final String EVIDENCE_VERSION = "evidenceVersion";

  /** From this version on the probes of the gates are sampled; 1 where none is named. */
  public static final int SAMPLED = 2;

  /** The field of a result that says why nothing could be seen. */
  public static final String PROBLEM = "problem";

  private static final Duration TWO_WINDOWS = Duration.ofSeconds(10);

  /** What a sample says of what is expected. */
  public enum State {
    HELD,
    NOT_HELD,
    /** It could not be taken, or lacks what the expectation looks at. */
    UNKNOWN
  }

  /**
   * How long after a sample the next one that tells something must end, or what was in between is
   * not known: a sample speaks for its period, and twice that may be missing, or ten seconds where
   * that is longer.
   */
  public Duration reach() {
    Duration twice = every.multipliedBy(2);
    return every.plus(twice.compareTo(TWO_WINDOWS) >= 0 ? twice : TWO_WINDOWS);
  }

  /**
   * Whether the platform could not look. Where it looked and what is expected cannot be told, the
   * service did not show it.
   */
  public boolean unseen() {
    return state == State.UNKNOWN && result.containsKey(PROBLEM);
  }

  /** As an evidence payload: plain JSON values. */
  public Map<String, Object> payload() {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("probe", probe);
    payload.put("state", state.name());
    payload.put("expect", expect);
    payload.put("result", result);
    payload.put("every", every.toString());
    payload.put("from", from.toString());
    payload.put("endedAt", endedAt.toString());
    payload.put("samples", samples);
    payload.put("gaps", gaps);
    return payload;
  }

  /** Reads a payload back; fails on anything that {@link #payload} did not write. */
  public static ProbeReading of(Map<String, Object> payload) {
    Map<String, Object> result = new LinkedHashMap<>();
    if (payload.get("result") instanceof Map<?, ?> map) {
      map.forEach((name, value) -> result.put(String.valueOf(name), value));
    }
    return new ProbeReading(
        text(payload, "probe"),
        State.valueOf(text(payload, "state")),
        text(payload, "expect"),
        result,
        Duration.parse(text(payload, "every")),
        Instant.parse(text(payload, "from")),
        Instant.parse(text(payload, "endedAt")),
        number(payload, "samples"),
        number(payload, "gaps"));
  }

  private static String text(Map<String, Object> payload, String key) {
    Object value = payload.get(key);
    if (value == null) {
      throw new IllegalArgumentException("a reading of a probe has no '" + key + "'");
    }
    return value.toString();
  }

  private static long number(Map<String, Object> payload, String key) {
    return payload.get(key) instanceof Number number
        ? number.longValue()
        : Long.parseLong(text(payload, key));
  }
}
