package dev.firedrill.telemetry.trial;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.telemetry.AlarmChanged;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.AlarmEntry;
import dev.firedrill.telemetry.alarm.AlarmStore;
import dev.firedrill.telemetry.paging.Page;
import dev.firedrill.telemetry.paging.Pager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Fires an alarm by hand, to see whether it reaches somebody. */
public final class AlarmTrial {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final AlarmStore alarms;
  private final Pager pager;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;
  private final InstantSource clock;

  public AlarmTrial(
      AlarmStore alarms,
      Pager pager,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      InstantSource clock) {
    this.alarms = alarms;
    this.pager = pager;
    this.evidence = evidence;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Calls as in earnest, marked as a test; changes no state. Fails with invalid-input when the
   * reason has not 3 to 200 characters, and with rate-limited when the alarm was tried just now.
   */
  public Page fire(Alarm seen, String reason, PersonId by) {
    String why = reason.strip();
    if (why.length() < 3 || why.length() > 200) {
      throw Failure.invalid(
          "The reason has %d characters; say in 3 to 200 what you want to find out."
              .formatted(why.length()));
    }
    return transactions.call(() -> {
      Instant now = clock.instant();
      alarms.hold(seen.team());
      Alarm alarm =
          alarms.lock(seen.id()).orElseThrow(() -> Failure.notFound("The alarm was deleted."));
      boolean justNow =
          alarms.history(alarm.id(), null, 1).stream()
              .anyMatch(entry ->
                  entry.kind() == AlarmEntry.Kind.TEST && entry.at().isAfter(now.minus(PAUSE)));
      if (justNow) {
        throw new Failure(
            ProblemCode.RATE_LIMITED,
            "The alarm was tried less than %d s ago; look at that page first."
                .formatted(PAUSE.toSeconds()));
      }
      alarms.note(alarm.id(), now, AlarmEntry.Kind.TEST, null, null, why, null, by);
      alarms.update(tried(alarm, now));
      evidence.append(
          NewEvidence.of(
                  EvidenceKind.ALARM_TEST_FIRED,
                  alarm.team(),
                  "alarm:" + alarm.name(),
                  "The alarm %s was fired to try it: %s".formatted(alarm.name(), why))
              .withEnvironment(alarm.definition().environment())
              .withActor(by)
              .withPayload(Map.of("alarm", alarm.id().toString(), "name", alarm.name())));
      Page page = pager.test(alarm, why, by, now);
      events.publish(
          new AlarmChanged(alarm.id(), alarm.bot(), alarm.state(), alarm.state(), now, true));
      return page;
    });
  }

  private static Alarm tried(Alarm alarm, Instant now) {
    return new Alarm(
        alarm.id(),
        alarm.version(),
        alarm.team(),
        alarm.definition(),
        alarm.state(),
        alarm.stateSince(),
        alarm.stateReason(),
        alarm.stateValue(),
        alarm.pagePending(),
        now,
        alarm.createdBy(),
        alarm.updatedBy(),
        alarm.updatedAt());
  }
}
