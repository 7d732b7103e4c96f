package dev.firedrill.slo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in one line. {@code ratio} is good / total, null without requests. {@code
 * budgetLeft} is the share (0..1) of the last hour's error budget that is left. {@code since} is
 * when the state began.
 */
public record SliSummary(
    long good,
    long total,
    @Nullable Double ratio,
    @Nullable Integer p50Ms,
    @Nullable Integer p95Ms,
    @Nullable Double budgetLeft,
    State state,
    @Nullable Instant since) {
  /** The summary of these slices; budget and state come from elsewhere. */
  public static SliSummary of(
      List<SliSlice> slices, @Nullable Double budgetLeft, State state, @Nullable Instant since) {
    SliPoint all = SliPoint.of(Instant.EPOCH, slices);
    return new SliSummary(
        all.good(),
        all.total(),
        all.total() == 0 ? null : (double) all.good() / all.total(),
        all.p50Ms(),
        all.p95Ms(),
        budgetLeft,
        state,
        since);
  }

  /**
   * OK: burn rate below 1. BURNING: the budget shrinks faster than allowed. BREACHING: burn rate
   * 14.4 or more.
   */
  public enum State {
    OK,
    BURNING,
    BREACHING,
    NO_DATA
  }
}
