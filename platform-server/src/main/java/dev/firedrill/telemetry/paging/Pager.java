package dev.firedrill.telemetry.paging;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.telemetry.PageChanged;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.AlarmSeverity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns what alarms do into pages, in the caller's transaction, so that a state and its page commit
 * together. At most one page of an alarm is open; firing again is counted in it, also when it was
 * closed less than ten minutes ago: of an alarm that comes and goes people are told at most every
 * ten minutes. When a team is called too often, further pages wait to be told of together.
 */
public final class Pager {
  static final Duration SAME_TROUBLE = Duration.ofMinutes(10);
  static final Duration STORM_WINDOW = Duration.ofMinutes(5);
  static final int STORM_PAGES = 5;
  private static final int MOST_TESTS = 10;
  private static final String COMES_AND_GOES =
      " It comes and goes: you hear of it again when that lasts 10 minutes, or when it is over for so long.";

  private final PageStore pages;
  private final SilenceStore silences;
  private final Recipients recipients;
  private final PageNotices notices;
  private final Evidence evidence;
  private final DomainEvents events;
  private final IdSource ids;

  public Pager(
      PageStore pages,
      SilenceStore silences,
      OnCallStore rotas,
      Teams teams,
      PageNotices notices,
      Evidence evidence,
      DomainEvents events,
      IdSource ids) {
    this.pages = pages;
    this.silences = silences;
    this.recipients = new Recipients(teams, rotas);
    this.notices = notices;
    this.evidence = evidence;
    this.events = events;
    this.ids = ids;
  }

  /** The silence that holds back the alarm's pages now. */
  public Optional<Silence> silence(Alarm alarm, Instant now) {
    return silences.active(alarm.team(), now).stream()
        .filter(one -> one.covers(alarm.id(), alarm.definition().environment(), now))
        .findFirst();
  }

  /** The alarm fires and is not silenced. */
  public Page fired(Alarm alarm, String reason, Instant now) {
    pages.hold(alarm.team());
    Optional<Page> latest = pages.latest(alarm.id(), false);
    Optional<Page> same =
        latest.filter(page -> {
          Instant closed = page.closedAt();
          return closed == null || closed.isAfter(now.minus(SAME_TROUBLE));
        });
    if (same.isEmpty()) {
      Page page = make(alarm, reason, false, now);
      return tell(page, PageNotices.Occasion.OPENED, now);
    }
    Page before = same.get();
    boolean taken = before.acknowledgedBy() != null;
    Page again = before.repeated(reason, taken ? Page.State.ACKNOWLEDGED : Page.State.OPEN);
    if (!taken && mustCall(before, now)) {
      pages.update(again);
      return tell(again, PageNotices.Occasion.REPEATED, now);
    }
    boolean waits = again.telling() == Page.Telling.WAITING;
    Page counted =
        taken || waits || again.severity() == AlarmSeverity.TICKET
            ? again
            : again.escalatingAt(
                Objects.requireNonNullElse(before.escalateAt(), deadline(alarm.team(), now)));
    pages.update(counted);
    changed(counted);
    return counted;
  }

  /** People believe that it is over, or were called for it long ago. */
  private static boolean mustCall(Page before, Instant now) {
    return switch (before.telling()) {
      case ENDED -> true;
      case WAITING -> false;
      case ALONE, BUNDLED -> !before.toldAt().isAfter(now.minus(SAME_TROUBLE));
    };
  }

  private Page make(Alarm alarm, String reason, boolean test, Instant now) {
    Page page =
        new Page(
            ids.next(),
            alarm.team(),
            pages.nextNumber(alarm.team()),
            alarm.id(),
            alarm.name(),
            alarm.definition().environment(),
            alarm.definition().severity(),
            alarm.name() + " in " + alarm.definition().environment().word(),
            reason,
            alarm.definition().runbook(),
            test,
            Page.State.OPEN,
            now,
            null,
            null,
            null,
            1,
            now,
            Page.Telling.ALONE,
            null,
            List.of(),
            List.of());
    pages.add(page);
    return page;
  }

  private Page tell(Page page, PageNotices.Occasion occasion, Instant now) {
    int counted = page.toldAt().isAfter(now.minus(STORM_WINDOW)) && !page.bundled() ? 1 : 0;
    int told = pages.toldSince(page.team(), page.severity(), now.minus(STORM_WINDOW));
    if (told - counted >= STORM_PAGES) {
      Page waiting = page.told(now, Page.Telling.WAITING, null);
      pages.update(waiting);
      record(
          EvidenceKind.PAGE_SENT,
          waiting,
          null,
          head(waiting) + " waits to be told of with others: too many.");
      changed(waiting);
      return waiting;
    }
    Recipients.Called called = recipients.now(page.team(), now);
    boolean escalates = page.severity() == AlarmSeverity.PAGE;
    Page alone = page.told(now, Page.Telling.ALONE, escalates ? deadline(page.team(), now) : null);
    pages.update(alone);
    pages.notified(alone.id(), called.people(), now);
    String flaps = occasion == PageNotices.Occasion.REPEATED ? COMES_AND_GOES : "";
    notices.tell(alone, occasion, called.people(), called.sentence() + flaps);
    record(EvidenceKind.PAGE_SENT, alone, null, head(alone) + " was sent: " + alone.reason());
    changed(alone);
    return pages.find(alone.id()).orElse(alone);
  }

  private Instant deadline(TeamId team, Instant now) {
    return now.plusSeconds(recipients.onCall(team, now).ackWithinSeconds());
  }

  /** The alarm is well again: its page closes. */
  public void recovered(Alarm alarm, Instant now) {
    close(alarm, now, "The alarm is OK again.", false);
  }

  /** The alarm was deleted or switched off: its page closes. */
  public void withdrawn(Alarm alarm, String why, Instant now) {
    close(alarm, now, why, true);
  }

  private void close(Alarm alarm, Instant now, String why, boolean forGood) {
    pages.hold(alarm.team());
    pages
        .latest(alarm.id(), false)
        .filter(page -> page.state() != Page.State.CLOSED)
        .ifPresent(page -> {
          Page closed = page.closed(now);
          // Of one that comes and goes the end is told when it lasted.
          boolean tells =
              closed.telling() == Page.Telling.ALONE && (forGood || closed.repeats() == 1);
          pages.update(tells ? closed.ended() : closed);
          if (tells) {
            notices.tell(closed, PageNotices.Occasion.CLOSED, page.notified(), why);
          }
          changed(closed);
        });
  }

  /** Calls as in earnest, marked as a test. An earlier test of the alarm that is open closes. */
  public Page test(Alarm alarm, String reason, PersonId by, Instant now) {
    pages.hold(alarm.team());
    if (pages.testsSince(alarm.team(), now.minus(STORM_WINDOW)) >= MOST_TESTS) {
      throw new Failure(
          ProblemCode.RATE_LIMITED,
          "The team tried alarms %d times in %d minutes, which is the most; wait a little."
              .formatted(MOST_TESTS, STORM_WINDOW.toMinutes()));
    }
    pages
        .latest(alarm.id(), true)
        .filter(page -> page.state() != Page.State.CLOSED)
        .ifPresent(page -> {
          pages.update(page.closed(now));
          changed(page);
        });
    Page page = make(alarm, "Test by " + recipients.name(by) + ": " + reason, true, now);
    Recipients.Called called = recipients.now(alarm.team(), now);
    pages.notified(page.id(), called.people(), now);
    notices.tell(page, PageNotices.Occasion.TEST, called.people(), called.sentence());
    record(EvidenceKind.PAGE_SENT, page, by, head(page) + " was sent to test it: " + reason);
    changed(page);
    return pages.find(page.id()).orElse(page);
  }

  static String head(Page page) {
    return (page.test()
            ? "Test page "
            : page.severity() == AlarmSeverity.PAGE ? "Page " : "Ticket ")
        + page.number()
        + " for "
        + page.title();
  }

  void record(EvidenceKind kind, Page page, @Nullable PersonId by, String sentence) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("page", page.id().toString());
    payload.put("number", page.number());
    payload.put("alarm", page.alarm().toString());
    payload.put("name", page.alarmName());
    payload.put("test", page.test());
    evidence.append(
        NewEvidence.of(kind, page.team(), "page:" + page.number(), sentence)
            .withEnvironment(page.environment())
            .withActor(by)
            .withPayload(payload));
  }

  void changed(Page page) {
    events.publish(new PageChanged(page.id(), page.team()));
  }
}
