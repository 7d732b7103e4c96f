package dev.firedrill.chaos.api;

import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.chaos.ledger.StepState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step of one team. {@code appliedAt} of an inject is when it was sent. */
public record StepView(
    String id,
    StepKind kind,
    String title,
    StepState state,
    Instant plannedAt,
    @Nullable Instant appliedAt,
    @Nullable Instant effectAt,
    @Nullable Instant revertDueAt,
    @Nullable Instant revertedAt,
    @Nullable Instant cleanAt,
    @Nullable String note) {

  static StepView of(StepExecution step) {
    return new StepView(
        step.key().step(),
        step.kind(),
        step.title(),
        step.state(),
        step.plannedAt(),
        step.times().appliedAt(),
        step.times().effectAt(),
        step.times().revertDueAt(),
        step.times().revertedAt(),
        step.times().cleanAt(),
        step.note());
  }
}
