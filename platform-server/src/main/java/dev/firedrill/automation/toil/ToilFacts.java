package dev.firedrill.automation.toil;

import dev.firedrill.automation.toil.ToilReport.Deed;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.Trace;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells hand work and the platform's apart. What a rule or an automatic run did left a trace that
 * its own fact names, so nobody's reason or name is trusted for it.
 */
final class ToilFacts {
  static final Set<EvidenceKind> KINDS =
      Set.of(
          EvidenceKind.BOT_RESTART_REQUESTED,
          EvidenceKind.DEPLOYMENT_REQUESTED,
          EvidenceKind.FLAG_CHANGED,
          EvidenceKind.CONFIG_CHANGED,
          EvidenceKind.CAPACITY_CHANGED,
          EvidenceKind.PAGE_ACKNOWLEDGED,
          EvidenceKind.RUNBOOK_STEP_EXECUTED,
          EvidenceKind.AUTOMATION_EXECUTED);

  private final Set<String> automatic = new HashSet<>();
  private final Set<String> ofSteps = new HashSet<>();
  private final Set<Long> forSizes = new HashSet<>();

  ToilFacts(List<EvidenceEvent> facts) {
    for (EvidenceEvent fact : facts) {
      if (Trace.isAutomatic(fact)) {
        automatic.addAll(Trace.namedBy(fact));
      } else if (fact.kind() == EvidenceKind.RUNBOOK_STEP_EXECUTED) {
        ofSteps.addAll(Trace.namedBy(fact));
      }
    }
    // A size is given by a restart, which is written down right before it in one transaction.
    facts.stream()
        .filter(fact -> fact.kind() == EvidenceKind.CAPACITY_CHANGED)
        .forEach(size -> forSizes.add(size.position() - 1));
  }

  /** How the fact counts; empty when it is no toil, or is counted as a step already. */
  Optional<Deed> deed(EvidenceEvent fact) {
    ToilKind kind = kind(fact);
    if (kind == null || (kind == ToilKind.RESTART && forSizes.contains(fact.position()))) {
      return Optional.empty();
    }
    if (kind == ToilKind.RUNBOOK_STEP) {
      boolean hand = !Trace.isAutomatic(fact);
      // What an automatic step did to a bot is counted as that.
      return hand || fact.payload().get("ref") == null
          ? Optional.of(new Deed(kind, hand, fact.actor()))
          : Optional.empty();
    }
    String trace = Trace.of(fact).orElse(null);
    if (trace != null && automatic.contains(trace)) {
      return Optional.of(new Deed(kind, false, null));
    }
    boolean counted = fact.actor() == null || (trace != null && ofSteps.contains(trace));
    return counted ? Optional.empty() : Optional.of(new Deed(kind, true, fact.actor()));
  }

  private static @Nullable ToilKind kind(EvidenceEvent fact) {
    return switch (fact.kind()) {
      case BOT_RESTART_REQUESTED -> ToilKind.RESTART;
      case DEPLOYMENT_REQUESTED ->
          "ROLLBACK".equals(fact.payload().get("kind")) ? ToilKind.ROLLBACK : null;
      case FLAG_CHANGED -> ToilKind.FLAG;
      case CONFIG_CHANGED -> ToilKind.CONFIG;
      case CAPACITY_CHANGED -> ToilKind.CAPACITY;
      case PAGE_ACKNOWLEDGED ->
          Boolean.TRUE.equals(fact.payload().get("test")) ? null : ToilKind.ACK;
      case RUNBOOK_STEP_EXECUTED -> ToilKind.RUNBOOK_STEP;
      default -> null;
    };
  }
}
