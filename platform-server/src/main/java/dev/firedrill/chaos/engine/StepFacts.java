package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.team.EnvironmentName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written down about a step. */
final class StepFacts {
  private StepFacts() {}

  static NewEvidence of(
      EvidenceKind kind, StepPlan plan, StepExecution step, String text, Instant occurredAt) {
    return of(kind, plan, step, text, occurredAt, Map.of());
  }

  static NewEvidence of(
      EvidenceKind kind,
      StepPlan plan,
      StepExecution step,
      String text,
      Instant occurredAt,
      Map<String, Object> more) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("step", step.key().step());
    payload.put("title", step.title());
    payload.put("state", step.state().name());
    payload.put("plannedAt", step.plannedAt().toString());
    if (step.kind().disturbs()) {
      payload.put("fault", plan.what());
      payload.put("target", plan.target());
      payload.put("args", plan.args(step).values());
      payload.put("opKey", step.key().operationKey());
      payload.put("epoch", step.epoch());
      payload.put("attempt", step.attempts());
      payload.put("groundTruth", step.kind() == StepKind.FAULT);
      time(payload, "appliedAt", step.times().appliedAt());
      time(payload, "effectAt", step.times().effectAt());
      time(payload, "revertDueAt", step.times().revertDueAt());
      time(payload, "revertedAt", step.times().revertedAt());
    }
    payload.putAll(more);
    return fact(kind, step, text, payload, occurredAt);
  }

  /** That an undoing has begun, from the row alone. */
  static NewEvidence reverting(StepExecution step, Instant occurredAt) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("step", step.key().step());
    payload.put("title", step.title());
    payload.put("state", step.state().name());
    payload.put("opKey", step.key().operationKey());
    payload.put("epoch", step.epoch());
    payload.put("groundTruth", step.kind() == StepKind.FAULT);
    time(payload, "revertDueAt", step.times().revertDueAt());
    return fact(EvidenceKind.FAULT_REVERTING, step, "Undoing the fault", payload, occurredAt);
  }

  private static NewEvidence fact(
      EvidenceKind kind,
      StepExecution step,
      String text,
      Map<String, Object> payload,
      Instant occurredAt) {
    return NewEvidence.of(kind, step.key().team(), "step:" + step.key().step(), text)
        .withEnvironment(EnvironmentName.PRODUCTION)
        .withRun(step.key().run().value())
        .withPayload(payload)
        .withOccurredAt(occurredAt);
  }

  private static void time(Map<String, Object> payload, String name, @Nullable Instant value) {
    if (value != null) {
      payload.put(name, value.toString());
    }
  }
}
