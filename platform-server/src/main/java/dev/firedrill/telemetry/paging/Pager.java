package dev.firedrill.telemetry.paging;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
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
 * closed less than ten minutes ago. When a team is called too often, further pages are told of
 * together.
 */
public final class Pager {
  static final Duration SAME_TROUBLE = Duration.ofMinutes(10);
  static final Duration STORM_WINDOW = Duration.ofMinutes(5);
  static final int STORM_PAGES = 5;

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
    boolean silent = taken || before.toldAt().isAfter(now.minus(SAME_TROUBLE));
    if (!silent) {
      pages.update(again);
      return tell(again, PageNotices.Occasion.REPEATED, now);
    }
    Page counted =
        taken || again.bundled() || again.severity() == AlarmSeverity.TICKET
            ? again
            : again.escalatingAt(
                Objects.requireNonNullElse(before.escalateAt(), deadline(alarm.team(), now)));
    pages.update(counted);
    changed(counted);
    return counted;
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
            false,
            null,
            List.of(),
            List.of());
    pages.add(page);
    return page;
  }

  private Page tell(Page page, PageNotices.Occasion occasion, Instant now) {
    Recipients.Called called = recipients.now(page.team(), now);
    boolean storm =
        pages.toldSince(page.team(), now.minus(STORM_WINDOW), false)
            >= STORM_PAGES + (page.toldAt().equals(now) ? 1 : 0);
    boolean first = pages.toldSince(page.team(), now.minus(STORM_WINDOW), true) == 0;
    boolean escalates = !storm && page.severity() == AlarmSeverity.PAGE;
    Page told = page.told(now, storm, escalates ? deadline(page.team(), now) : null);
    pages.update(told);
    if (!storm) {
      pages.notified(told.id(), called.people(), now);
      notices.tell(told, occasion, called.people(), called.sentence());
      record(EvidenceKind.PAGE_SENT, told, null, head(told) + " was sent: " + told.reason());
    } else {
      record(
          EvidenceKind.PAGE_SENT, told, null, head(told) + " was bundled with others: too many.");
      if (first) {
        notices.storm(
            told,
            called.people(),
            "The team was called more than %d times in %d minutes. Further pages are listed without a call of their own; look at all of them and take them with `/ack all`."
                .formatted(STORM_PAGES, STORM_WINDOW.toMinutes()));
      }
    }
    changed(told);
    return pages.find(told.id()).orElse(told);
  }

  private Instant deadline(TeamId team, Instant now) {
    return now.plusSeconds(recipients.onCall(team, now).ackWithinSeconds());
  }

  /** The alarm is well again: its page closes. */
  public void recovered(Alarm alarm, Instant now) {
    pages.hold(alarm.team());
    pages
        .latest(alarm.id(), false)
        .filter(page -> page.state() != Page.State.CLOSED)
        .ifPresent(page -> close(page, now, "The alarm is OK again."));
  }

  /** The alarm was deleted or switched off: its page closes. */
  public void withdrawn(Alarm alarm, String why, Instant now) {
    pages.hold(alarm.team());
    pages
        .latest(alarm.id(), false)
        .filter(page -> page.state() != Page.State.CLOSED)
        .ifPresent(page -> close(page, now, why));
  }

  private void close(Page page, Instant now, String why) {
    Page closed = page.closed(now);
    pages.update(closed);
    if (!page.bundled()) {
      notices.tell(closed, PageNotices.Occasion.CLOSED, page.notified(), why);
    }
    changed(closed);
  }

  /** Calls as in earnest, marked as a test. An earlier test of the alarm that is open closes. */
  public Page test(Alarm alarm, String reason, PersonId by, Instant now) {
    pages.hold(alarm.team());
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
