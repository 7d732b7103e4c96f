package dev.firedrill.slo.objective;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an error budget stands. {@code allowed} bad requests are in the objective's window, {@code
 * spent} count against it and {@code excused} do not. {@code left} is the share (0 to 1) that is
 * left, null when nobody asked. {@code exhaustedAt}: since when nothing is left, else when that
 * will be if the last hour's failures go on, null when that is not within one window from now.
 * {@code history}: what was left as the window went on, at most 240 points.
 */
public record BudgetReport(
    double allowed,
    long spent,
    long excused,
    @Nullable Double left,
    @Nullable Instant exhaustedAt,
    List<Point> history) {
  /** The share of the budget that was left at a time. */
  public record Point(Instant at, double left) {}

  public BudgetReport {
    history = List.copyOf(history);
  }
}
