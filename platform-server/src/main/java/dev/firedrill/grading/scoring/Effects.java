package dev.firedrill.grading.scoring;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.grading.scoring.gate.Stretch;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When faults were in effect, from the facts about them: from the verified effect until the
 * platform began to take the fault back, or until the end where it did not, or found the team's own
 * value in its place. A fault that is over at once is in effect until the end: what it did is the
 * team's to mend.
 */
final class Effects {
  private final List<Stretch> stretches;
  private final List<Long> ids;
  private final @Nullable EvidenceEvent voided;
  private final Instant end;

  private Effects(
      List<Stretch> stretches, List<Long> ids, @Nullable EvidenceEvent voided, Instant end) {
    this.stretches = stretches;
    this.ids = ids;
    this.voided = voided;
    this.end = end;
  }

  static Effects of(List<EvidenceEvent> events, Set<String> oneShot, Instant end) {
    Map<String, Instant> from = new LinkedHashMap<>();
    Map<String, Instant> to = new LinkedHashMap<>();
    Map<String, Long> ids = new LinkedHashMap<>();
    EvidenceEvent voided = null;
    for (EvidenceEvent event : events) {
      if (Boolean.FALSE.equals(event.payload().get("groundTruth"))) {
        continue;
      }
      String step = String.valueOf(event.payload().getOrDefault("step", event.subject()));
      if (event.kind() == EvidenceKind.FAULT_VERIFIED) {
        from.putIfAbsent(step, event.occurredAt());
        ids.putIfAbsent(step, event.id());
      } else if (event.kind() == EvidenceKind.FAULT_REVERTING
          || event.kind() == EvidenceKind.FAULT_REVERTED) {
        to.putIfAbsent(step, event.occurredAt());
      } else if (event.kind() == EvidenceKind.FAULT_SUPERSEDED) {
        to.put(step, end);
      } else if (event.kind() == EvidenceKind.FAULT_VOID) {
        voided = event;
      }
    }
    List<Stretch> stretches =
        from.entrySet().stream()
            .map(entry ->
                new Stretch(
                    entry.getValue(),
                    oneShot.contains(entry.getKey()) ? end : to.getOrDefault(entry.getKey(), end)))
            .toList();
    return new Effects(stretches, List.copyOf(ids.values()), voided, end);
  }

  List<Stretch> stretches() {
    return stretches;
  }

  /** The facts of the verified effects. */
  List<Long> ids() {
    return ids;
  }

  /** Why nothing is scored; null when every fault had its effect. */
  @Nullable EvidenceEvent voided() {
    return voided;
  }

  /** Every clock of scoring starts here; null when nothing had an effect. */
  @Nullable Instant first() {
    return stretches.stream().map(Stretch::from).min(Instant::compareTo).orElse(null);
  }

  /** What is well after this is well because the platform made it so. */
  Instant last() {
    return stretches.stream().map(Stretch::to).max(Instant::compareTo).orElse(end);
  }
}
