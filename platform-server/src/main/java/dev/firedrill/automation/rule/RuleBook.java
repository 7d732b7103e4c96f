package dev.firedrill.automation.rule;

import dev.firedrill.automation.AutomationChanged;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes down what becomes of rules and what they do, and tells of it after the commit. */
public final class RuleBook {
  private final Evidence evidence;
  private final DomainEvents events;

  public RuleBook(Evidence evidence, DomainEvents events) {
    this.evidence = evidence;
    this.events = events;
  }

  void changed(Rule rule, String deed, @Nullable PersonId by) {
    evidence.append(
        NewEvidence.of(
                EvidenceKind.AUTOMATION_CHANGED,
                rule.team(),
                "automation-rule:" + rule.id(),
                "Rule \"%s\" %s".formatted(rule.name(), deed))
            .withActor(by)
            .withPayload(
                Map.of(
                    "rule", rule.id().toString(),
                    "name", rule.name(),
                    "version", rule.version(),
                    "alarm", rule.terms().alarm().toString(),
                    "action", rule.terms().action().kind().name(),
                    "enabled", rule.isEnabled(),
                    "dryRun", rule.terms().dryRun())));
    tell(rule);
  }

  /** Of an execution that ended, also of a dry one; not of one that was left out. */
  void executed(Rule rule, Execution execution) {
    Instant ended = Objects.requireNonNull(execution.endedAt());
    double seconds = Duration.between(execution.startedAt(), ended).toMillis() / 1_000.0;
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("rule", rule.id().toString());
    payload.put("name", rule.name());
    payload.put("alarm", execution.cause().alarm().toString());
    payload.put("alarmName", execution.cause().alarmName());
    payload.put("madeBy", rule.updatedBy().value().toString());
    payload.put("went", execution.cause().went().name());
    payload.put("action", rule.terms().action().kind().name());
    payload.put("what", execution.what());
    payload.put("result", execution.state().name());
    payload.put("seconds", seconds);
    if (execution.ref() != null) {
      payload.put("ref", execution.ref());
    }
    NewEvidence fact =
        NewEvidence.of(
                EvidenceKind.AUTOMATION_EXECUTED,
                rule.team(),
                "automation-rule:" + rule.id(),
                "Alarm \"%s\" went %s, so rule \"%s\" was to %s; that %s after %.1f s: %s"
                    .formatted(
                        execution.cause().alarmName(),
                        execution.cause().went().name(),
                        rule.name(),
                        execution.what(),
                        execution.state().words(),
                        seconds,
                        execution.detail()))
            .withPayload(payload)
            .withCausedBy(execution.cause().transition());
    evidence.append(
        rule.terms().action() instanceof RuleAction.Act act
            ? fact.withEnvironment(act.action().environment())
            : fact);
    tell(rule);
  }

  void tell(Rule rule) {
    events.publish(new AutomationChanged(rule.id(), rule.team()));
  }
}
