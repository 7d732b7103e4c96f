package dev.firedrill.chaos.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When what happened to a step. {@code appliedAt} of an inject is when it was sent. {@code
 * expiresAt} is when the target forgets the effect by itself.
 */
public record StepTimes(
    @Nullable Instant appliedAt,
    @Nullable Instant effectAt,
    @Nullable Instant revertDueAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revertingAt,
    @Nullable Instant revertedAt,
    @Nullable Instant cleanAt,
    @Nullable Instant voidedAt) {
  public static final StepTimes NONE =
      new StepTimes(null, null, null, null, null, null, null, null);

  public StepTimes applied(Instant at) {
    return new StepTimes(
        at, effectAt, revertDueAt, expiresAt, revertingAt, revertedAt, cleanAt, voidedAt);
  }

  public StepTimes effect(Instant at) {
    return new StepTimes(
        appliedAt, at, revertDueAt, expiresAt, revertingAt, revertedAt, cleanAt, voidedAt);
  }

  public StepTimes intended(Instant revertDue, Instant expires) {
    return new StepTimes(
        appliedAt, effectAt, revertDue, expires, revertingAt, revertedAt, cleanAt, voidedAt);
  }

  /** The first time counts: the deadline for being clean runs from there. */
  public StepTimes reverting(Instant at) {
    Instant first = revertingAt == null ? at : revertingAt;
    return new StepTimes(
        appliedAt, effectAt, revertDueAt, expiresAt, first, revertedAt, cleanAt, voidedAt);
  }

  public StepTimes reverted(Instant at) {
    return new StepTimes(
        appliedAt, effectAt, revertDueAt, expiresAt, revertingAt, at, cleanAt, voidedAt);
  }

  public StepTimes clean(Instant at) {
    return new StepTimes(
        appliedAt, effectAt, revertDueAt, expiresAt, revertingAt, revertedAt, at, voidedAt);
  }

  public StepTimes voided(Instant at) {
    Instant first = voidedAt == null ? at : voidedAt;
    return new StepTimes(
        appliedAt, effectAt, revertDueAt, expiresAt, revertingAt, revertedAt, cleanAt, first);
  }
}
