package dev.firedrill.chaos.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger. {@code epoch} grows with every change, so a change made on an old reading
 * is refused. {@code dueAt} is when to look at the step again: while somebody works on it, the end
 * of that lease. {@code attempts} counts how often the effect was applied. {@code snapshot} is what
 * stood at the target before, {@code injected} what was to be put there. {@code tuning} is what
 * staff changed since.
 */
public record StepExecution(
    StepKey key,
    StepKind kind,
    String title,
    StepState state,
    long epoch,
    Instant plannedAt,
    Instant dueAt,
    int attempts,
    @Nullable Map<String, Object> snapshot,
    @Nullable Map<String, Object> injected,
    StepTimes times,
    @Nullable String note,
    Tuning tuning) {

  /** A step as planned. */
  public static StepExecution planned(
      StepKey key, StepKind kind, String title, Instant plannedAt, Instant dueAt) {
    return new StepExecution(
        key,
        kind,
        title,
        StepState.PLANNED,
        0,
        plannedAt,
        dueAt,
        0,
        null,
        null,
        StepTimes.NONE,
        null,
        Tuning.NONE);
  }

  /** The row after this one: another state, to be looked at again at {@code due}. */
  public StepExecution next(StepState to, Instant due) {
    return new StepExecution(
        key, kind, title, to, epoch + 1, plannedAt, due, attempts, snapshot, injected, times, note,
        tuning);
  }

  public StepExecution times(UnaryOperator<StepTimes> change) {
    return new StepExecution(
        key,
        kind,
        title,
        state,
        epoch,
        plannedAt,
        dueAt,
        attempts,
        snapshot,
        injected,
        change.apply(times),
        note,
        tuning);
  }

  public StepExecution noted(@Nullable String text) {
    return new StepExecution(
        key, kind, title, state, epoch, plannedAt, dueAt, attempts, snapshot, injected, times, text,
        tuning);
  }

  public StepExecution plannedAt(Instant time) {
    return new StepExecution(
        key, kind, title, state, epoch, time, dueAt, attempts, snapshot, injected, times, note,
        tuning);
  }

  public StepExecution attempted() {
    return new StepExecution(
        key,
        kind,
        title,
        state,
        epoch,
        plannedAt,
        dueAt,
        attempts + 1,
        snapshot,
        injected,
        times,
        note,
        tuning);
  }

  public StepExecution intending(Map<String, Object> before, Map<String, Object> ours) {
    return new StepExecution(
        key, kind, title, state, epoch, plannedAt, dueAt, attempts, before, ours, times, note,
        tuning);
  }

  public StepExecution tuned(Tuning to) {
    return new StepExecution(
        key, kind, title, state, epoch, plannedAt, dueAt, attempts, snapshot, injected, times, note,
        to);
  }

  public boolean isDue(Instant now) {
    return !now.isBefore(dueAt);
  }

  /** Whether the effect was seen; without it the step cannot count against anybody. */
  public boolean hadEffect() {
    return times.effectAt() != null;
  }
}
