package dev.firedrill.slo.api;

import dev.firedrill.slo.SliSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stretch of time in one line; {@code budgetLeft} is that of the last hour, 0 to 1. */
public record SliSummaryView(
    long good,
    long total,
    @Nullable Double ratio,
    @Nullable Integer p50Ms,
    @Nullable Integer p95Ms,
    @Nullable Double budgetLeft,
    SliSummary.State state,
    @Nullable Instant since) {

  public static SliSummaryView of(SliSummary summary) {
    return new SliSummaryView(
        summary.good(),
        summary.total(),
        summary.ratio(),
        summary.p50Ms(),
        summary.p95Ms(),
        summary.budgetLeft(),
        summary.state(),
        summary.since());
  }
}
