package dev.firedrill.slo.api.objective;

import dev.firedrill.slo.objective.Slos;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team's objective and how its budget stands. {@code since}: when the objective was set, null for
 * the course's default. The commands are judged by the course's latency threshold, because
 * latencies are kept for all commands together. {@code exhaustedAt} is in the past when nothing is
 * left.
 */
public record SloView(
    long version,
    EnvironmentName environment,
    double objective,
    long windowHours,
    long latencyMs,
    @Nullable Instant since,
    SloBudgetView budget,
    List<SloBurnView> burn,
    Slos.@Nullable Trend trend,
    @Nullable Instant exhaustedAt,
    List<SloCommandView> commands,
    List<SloPointView> history,
    List<ObjectiveChangeView> changes) {

  /** In requests; {@code left} is a share, 0 to 1, null when nobody asked. */
  public record SloBudgetView(double allowed, long spent, long excused, @Nullable Double left) {}

  /** The window is "5m", "30m", "1h" or "6h". */
  public record SloBurnView(String window, @Nullable Double rate) {}

  /** The requests of one command word in the window. */
  public record SloCommandView(String command, long good, long total) {}

  /** What was left of the budget, 0 to 1. */
  public record SloPointView(Instant at, double left) {}

  /** A version that somebody set. */
  public record ObjectiveChangeView(
      long version,
      Instant at,
      @Nullable PersonView by,
      double objective,
      long windowHours,
      long latencyMs,
      String reason) {}
}
