package dev.firedrill.telemetry.alarm.evaluation;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.telemetry.AlarmChanged;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.AlarmEntry;
import dev.firedrill.telemetry.alarm.AlarmStore;
import dev.firedrill.telemetry.paging.Page;
import dev.firedrill.telemetry.paging.Pager;
import dev.firedrill.telemetry.paging.Silence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Moves an alarm from one state to another: state, history, evidence and page commit together, so a
 * transition pages once however many servers see it and whenever one stops.
 */
public final class Transitions {
  private final AlarmStore alarms;
  private final Pager pager;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;

  public Transitions(
      AlarmStore alarms,
      Pager pager,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events) {
    this.alarms = alarms;
    this.pager = pager;
    this.evidence = evidence;
    this.transactions = transactions;
    this.events = events;
  }

  /** The alarm as it stands afterwards; empty when it is no more or was redefined meanwhile. */
  public Optional<Alarm> apply(Alarm seen, Verdict verdict, Instant now) {
    return transactions.call(() -> {
      alarms.hold(seen.team());
      Optional<Alarm> found =
          alarms
              .lock(seen.id())
              .filter(alarm -> alarm.version() == seen.version() && alarm.definition().enabled());
      if (found.isEmpty() || found.get().state() == verdict.state()) {
        return found;
      }
      return found.map(before -> move(before, verdict, now));
    });
  }

  private Alarm move(Alarm before, Verdict verdict, Instant now) {
    boolean fires = verdict.state() == AlarmState.ALARM;
    Optional<Silence> silence = fires ? pager.silence(before, now) : Optional.empty();
    Alarm after =
        new Alarm(
            before.id(),
            before.version(),
            before.team(),
            before.definition(),
            verdict.state(),
            now,
            verdict.reason(),
            verdict.value(),
            silence.isPresent(),
            fires ? now : before.firedAt(),
            before.createdBy(),
            before.updatedBy(),
            before.updatedAt());
    alarms.update(after);
    alarms.note(
        after.id(),
        now,
        AlarmEntry.Kind.STATE,
        before.state(),
        after.state(),
        verdict.reason(),
        verdict.value(),
        null);
    record(before, after);
    switch (verdict.state()) {
      case ALARM -> {
        if (silence.isPresent()) {
          alarms.note(
              after.id(),
              now,
              AlarmEntry.Kind.SILENCED,
              null,
              null,
              "Nobody was called: silenced until %s (%s)."
                  .formatted(
                      silence.get().until().truncatedTo(ChronoUnit.SECONDS),
                      silence.get().reason()),
              null,
              silence.get().by());
        } else {
          Page _ = pager.fired(after, verdict.reason(), now);
        }
      }
      case OK -> pager.recovered(after, now);
      case INSUFFICIENT_DATA -> {}
    }
    events.publish(
        new AlarmChanged(after.id(), after.bot(), before.state(), after.state(), now, false));
    return after;
  }

  private void record(Alarm before, Alarm after) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("alarm", after.id().toString());
    payload.put("name", after.name());
    payload.put("from", before.state().name());
    payload.put("to", after.state().name());
    payload.put("reason", after.stateReason());
    Double value = after.stateValue();
    if (value != null && Double.isFinite(value)) {
      payload.put("value", value);
    }
    evidence.append(
        NewEvidence.of(
                EvidenceKind.ALARM_STATE_CHANGED,
                after.team(),
                "alarm:" + after.name(),
                "%s is %s: %s".formatted(after.name(), after.state().words(), after.stateReason()))
            .withEnvironment(after.definition().environment())
            .withPayload(payload)
            .withOccurredAt(after.stateSince()));
  }

  /** Calls for alarms that still fire after the silence that held them back; how many. */
  public int pageAfterSilence(Instant now) {
    int called = 0;
    for (Alarm pending : alarms.pagesPending()) {
      if (pager.silence(pending, now).isEmpty()) {
        called++;
        transactions.run(() -> {
          alarms.hold(pending.team());
          alarms
              .lock(pending.id())
              .filter(Alarm::pagePending)
              .ifPresent(alarm -> {
                alarms.update(paged(alarm));
                Page _ =
                    pager.fired(
                        alarm,
                        "It fires since before its silence ended. " + alarm.stateReason(),
                        now);
              });
        });
      }
    }
    return called;
  }

  private static Alarm paged(Alarm alarm) {
    return new Alarm(
        alarm.id(),
        alarm.version(),
        alarm.team(),
        alarm.definition(),
        alarm.state(),
        alarm.stateSince(),
        alarm.stateReason(),
        alarm.stateValue(),
        false,
        alarm.firedAt(),
        alarm.createdBy(),
        alarm.updatedBy(),
        alarm.updatedAt());
  }
}
