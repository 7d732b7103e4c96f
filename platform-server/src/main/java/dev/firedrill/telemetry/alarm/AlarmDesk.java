package dev.firedrill.telemetry.alarm;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.AlarmChanged;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.alarm.composite.Composites;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where teams make, change and delete alarms. Each is one transaction with its evidence. */
public final class AlarmDesk {
  private static final int MOST_ALARMS = 50;
  private static final String NOT_YET = "It has not been evaluated yet.";

  private final AlarmStore alarms;
  private final AlarmSources sources;
  private final AlarmWithdrawal withdrawal;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;
  private final IdSource ids;
  private final InstantSource clock;

  public AlarmDesk(
      AlarmStore alarms,
      AlarmSources sources,
      AlarmWithdrawal withdrawal,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      IdSource ids,
      InstantSource clock) {
    this.alarms = alarms;
    this.sources = sources;
    this.withdrawal = withdrawal;
    this.evidence = evidence;
    this.transactions = transactions;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  /** Makes an alarm; fails with invalid-input when its definition breaks a rule. */
  public AlarmOutcome create(TeamId team, AlarmDefinition wanted, PersonId by) {
    AlarmRules.check(wanted);
    List<String> warnings =
        sources.check(new TeamEnvironment(team, wanted.environment()), wanted.source());
    return transactions.call(() -> {
      alarms.hold(team);
      List<Alarm> others = alarms.list(team);
      if (others.size() >= MOST_ALARMS) {
        throw Failure.invalid(
            "The team has %d alarms, which is the most; delete some that nobody acts on."
                .formatted(MOST_ALARMS));
      }
      Optional<Alarm> taken = named(wanted.name(), others);
      if (taken.isPresent()) {
        return new AlarmOutcome.NameTaken(taken.get());
      }
      Composites.check(wanted, others);
      Instant now = clock.instant();
      Alarm alarm =
          new Alarm(
              ids.next(),
              1,
              team,
              wanted,
              AlarmState.INSUFFICIENT_DATA,
              now,
              NOT_YET,
              null,
              false,
              null,
              by,
              by,
              now);
      alarms.add(alarm);
      record(alarm, "was made", by, now);
      return new AlarmOutcome.Done(alarm, warnings);
    });
  }

  /**
   * Changes the alarm if it still has this version. When what it watches or when it fires changes,
   * it begins anew.
   */
  public AlarmOutcome change(
      TeamId team, UUID id, AlarmDefinition wanted, long version, PersonId by) {
    AlarmRules.check(wanted);
    List<String> warnings =
        sources.check(new TeamEnvironment(team, wanted.environment()), wanted.source());
    return transactions.call(() -> {
      alarms.hold(team);
      Optional<Alarm> found = alarms.lock(id).filter(alarm -> alarm.team().equals(team));
      if (found.isEmpty()) {
        return new AlarmOutcome.Unknown();
      }
      Alarm before = found.get();
      if (before.version() != version) {
        return new AlarmOutcome.Stale(before);
      }
      List<Alarm> others =
          alarms.list(team).stream().filter(alarm -> !alarm.id().equals(id)).toList();
      Optional<Alarm> taken = named(wanted.name(), others);
      if (taken.isPresent()) {
        return new AlarmOutcome.NameTaken(taken.get());
      }
      if (!Composites.key(wanted.name()).equals(Composites.key(before.name()))) {
        List<String> needing = Composites.needing(before.name(), others);
        if (!needing.isEmpty()) {
          return new AlarmOutcome.Needed(needing);
        }
      }
      Composites.check(wanted, others);
      return new AlarmOutcome.Done(changed(before, wanted, by), warnings);
    });
  }

  private Alarm changed(Alarm before, AlarmDefinition wanted, PersonId by) {
    Instant now = clock.instant();
    boolean anew = !sameTrigger(before.definition(), wanted);
    Alarm after =
        new Alarm(
            before.id(),
            before.version() + 1,
            before.team(),
            wanted,
            anew ? AlarmState.INSUFFICIENT_DATA : before.state(),
            anew ? now : before.stateSince(),
            anew
                ? "Its definition changed; it has not been evaluated since."
                : before.stateReason(),
            anew ? null : before.stateValue(),
            !anew && before.pagePending(),
            before.firedAt(),
            before.createdBy(),
            by,
            now);
    alarms.update(after);
    if (!wanted.enabled()) {
      withdrawal.withdrawn(after, "Its alarm was switched off.", now);
    }
    record(after, "was changed", by, now);
    return after;
  }

  private static boolean sameTrigger(AlarmDefinition one, AlarmDefinition other) {
    return one.environment() == other.environment()
        && one.source().equals(other.source())
        && one.comparison() == other.comparison()
        && Double.compare(one.threshold(), other.threshold()) == 0
        && one.periodSeconds() == other.periodSeconds()
        && one.evaluationPeriods() == other.evaluationPeriods()
        && one.datapointsToAlarm() == other.datapointsToAlarm()
        && one.missingData() == other.missingData()
        && one.enabled() == other.enabled();
  }

  /** Deletes the alarm; its page closes. */
  public AlarmOutcome delete(
      TeamId team, UUID id, @Nullable Long version, String reason, PersonId by) {
    return transactions.call(() -> {
      alarms.hold(team);
      Optional<Alarm> found = alarms.lock(id).filter(alarm -> alarm.team().equals(team));
      if (found.isEmpty()) {
        return new AlarmOutcome.Unknown();
      }
      Alarm alarm = found.get();
      if (version != null && version != alarm.version()) {
        return new AlarmOutcome.Stale(alarm);
      }
      List<String> needing = Composites.needing(alarm.name(), alarms.list(team));
      if (!needing.isEmpty()) {
        return new AlarmOutcome.Needed(needing);
      }
      Instant now = clock.instant();
      record(alarm, reason.isBlank() ? "was deleted" : "was deleted: " + reason.strip(), by, now);
      withdrawal.withdrawn(alarm, "Its alarm was deleted.", now);
      alarms.delete(id, by);
      return new AlarmOutcome.Done(alarm, List.of());
    });
  }

  private static Optional<Alarm> named(String name, List<Alarm> all) {
    return all.stream()
        .filter(alarm -> Composites.key(alarm.name()).equals(Composites.key(name)))
        .findFirst();
  }

  private void record(Alarm alarm, String deed, PersonId by, Instant now) {
    alarms.note(
        alarm.id(),
        now,
        AlarmEntry.Kind.DEFINITION,
        null,
        null,
        "It " + deed + ", version " + alarm.version() + ".",
        null,
        by);
    evidence.append(
        NewEvidence.of(
                EvidenceKind.ALARM_CHANGED,
                alarm.team(),
                "alarm:" + alarm.name(),
                "The alarm %s %s in %s"
                    .formatted(alarm.name(), deed, alarm.definition().environment().word()))
            .withEnvironment(alarm.definition().environment())
            .withActor(by)
            .withPayload(
                Map.of(
                    "alarm",
                    alarm.id().toString(),
                    "name",
                    alarm.name(),
                    "version",
                    alarm.version())));
    events.publish(
        new AlarmChanged(alarm.id(), alarm.bot(), alarm.state(), alarm.state(), now, false));
  }
}
