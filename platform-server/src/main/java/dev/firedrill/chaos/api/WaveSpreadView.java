package dev.firedrill.chaos.api;

import dev.firedrill.chaos.control.WaveSpread;
import java.time.Instant;

/**
 * How evenly one step hit its targets, from evidence: milliseconds after its planned instant, and
 * between the first and the last. Never for students.
 */
public record WaveSpreadView(
    String step,
    Instant plannedAt,
    int targets,
    long lateP50Millis,
    long lateP99Millis,
    long lateMaxMillis,
    long spreadMillis) {
  static WaveSpreadView of(WaveSpread spread) {
    return new WaveSpreadView(
        spread.step(),
        spread.plannedAt(),
        spread.targets(),
        spread.lateP50Millis(),
        spread.lateP99Millis(),
        spread.lateMaxMillis(),
        spread.spreadMillis());
  }
}
