package dev.firedrill.telemetry.dashboard;

import dev.firedrill.team.EnvironmentName;
import org.jspecify.annotations.Nullable;

/**
 * One picture. The query is an expression; of a panel of kind LOGS it is the query part of the
 * logs' address, for example {@code level=ERROR&q=timeout}. {@code slo} is a line at that value.
 */
public record Panel(
    String id,
    String title,
    Kind kind,
    EnvironmentName environment,
    String query,
    Unit unit,
    @Nullable Double slo,
    int width) {
  /** How a panel looks. */
  public enum Kind {
    LINE,
    STAT,
    HISTOGRAM,
    LOGS
  }

  /** What its values are; PERCENT are shares from 0 to 1. */
  public enum Unit {
    NONE,
    SECONDS,
    BYTES,
    PER_SECOND,
    PERCENT
  }
}
