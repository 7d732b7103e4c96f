package dev.firedrill.slo.ledger;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.team.EnvironmentName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fault whose effect was verified, from when it was put in place until it was seen to be gone and
 * {@link #SETTLING} longer. A fault that was never verified charges nothing.
 */
record FaultSpan(
    @Nullable UUID run, String title, Instant from, Instant until, List<EvidenceEvent> facts) {
  /** Requests asked under the fault may wait, and bots and their pools recover. */
  static final Duration SETTLING = Duration.ofMinutes(2);

  /** No run is longer, so a fault of which no end is on record has ended by then. */
  static final Duration LONGEST = Duration.ofHours(12);

  FaultSpan {
    facts = List.copyOf(facts);
  }

  boolean touches(Instant start, Instant end) {
    return from.isBefore(end) && until.isAfter(start);
  }

  /** The spans that these facts about faults, in order of time, tell of one environment. */
  static List<FaultSpan> of(List<EvidenceEvent> facts, EnvironmentName environment) {
    Map<String, List<EvidenceEvent>> bySteps = new LinkedHashMap<>();
    for (EvidenceEvent fact : facts) {
      if (fact.environment() == environment) {
        String step = String.valueOf(fact.payload().getOrDefault("step", fact.subject()));
        bySteps.computeIfAbsent(fact.runId() + "/" + step, _ -> new ArrayList<>()).add(fact);
      }
    }
    List<FaultSpan> spans = new ArrayList<>();
    bySteps.values().forEach(step -> addTo(spans, step));
    return spans;
  }

  private static void addTo(List<FaultSpan> spans, List<EvidenceEvent> step) {
    EvidenceEvent applied = null;
    EvidenceEvent verified = null;
    EvidenceEvent gone = null;
    for (EvidenceEvent fact : step) {
      switch (fact.kind()) {
        case FAULT_APPLIED -> applied = applied == null ? fact : applied;
        case FAULT_VERIFIED -> verified = verified == null ? fact : verified;
        case FAULT_CLEAN, FAULT_SUPERSEDED, FAULT_VOID -> gone = gone == null ? fact : gone;
        // What was planned, tried or begun says nothing about when the fault was in effect.
        default -> {}
      }
    }
    if (verified == null) {
      return;
    }
    Instant from = applied == null ? verified.occurredAt() : applied.occurredAt();
    Instant until =
        gone == null ? verified.occurredAt().plus(LONGEST) : gone.occurredAt().plus(SETTLING);
    List<EvidenceEvent> told = new ArrayList<>();
    for (EvidenceEvent fact : new EvidenceEvent[] {applied, verified, gone}) {
      if (fact != null) {
        told.add(fact);
      }
    }
    String title = String.valueOf(verified.payload().getOrDefault("title", verified.subject()));
    spans.add(new FaultSpan(verified.runId(), title, from, until, told));
  }
}
