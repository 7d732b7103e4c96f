package dev.firedrill.telemetry.paging;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where people take pages, and what happens to those that nobody takes. */
public final class PageDesk {
  private static final Duration TEST_LASTS = Duration.ofMinutes(15);
  private static final int MOST_AT_ONCE = 200;

  private final PageStore pages;
  private final SilenceStore silences;
  private final Pager pager;
  private final Recipients recipients;
  private final PageNotices notices;
  private final Transactions transactions;
  private final InstantSource clock;

  public PageDesk(
      PageStore pages,
      SilenceStore silences,
      OnCallStore rotas,
      Teams teams,
      Pager pager,
      PageNotices notices,
      Transactions transactions,
      InstantSource clock) {
    this.pages = pages;
    this.silences = silences;
    this.pager = pager;
    this.recipients = new Recipients(teams, rotas);
    this.notices = notices;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What came of taking a page. */
  public sealed interface Outcome {
    /** Taken now. */
    record Done(Page page) implements Outcome {}

    /** It was taken before, or is over. */
    record Already(Page page) implements Outcome {}

    /** Only members of the team take its pages: it counts as their detection. */
    record NotAMember(Page page) implements Outcome {}

    record Unknown() implements Outcome {}
  }

  public Outcome acknowledge(UUID id, PersonId by) {
    return transactions.call(() -> {
      Optional<Page> found = pages.find(id);
      if (found.isEmpty()) {
        return new Outcome.Unknown();
      }
      TeamId team = found.get().team();
      pages.hold(team);
      Page page = pages.find(id).orElseThrow();
      if (!recipients.members(team).contains(by)) {
        return new Outcome.NotAMember(page);
      }
      if (!page.open()) {
        return new Outcome.Already(page);
      }
      Page taken = taken(page, by, clock.instant());
      acknowledgedBy(recipients.name(by), taken);
      return new Outcome.Done(taken);
    });
  }

  /** Takes all open pages that the person was called by, or all of the team. */
  public List<Page> acknowledgeAll(TeamId team, PersonId by, boolean onlyMine) {
    return transactions.call(() -> {
      pages.hold(team);
      if (!recipients.members(team).contains(by)) {
        return List.of();
      }
      Instant now = clock.instant();
      List<Page> taken =
          pages.list(team, Page.State.OPEN, MOST_AT_ONCE).stream()
              .filter(page -> !onlyMine || page.bundled() || page.notified().contains(by))
              .map(page -> taken(page, by, now))
              .toList();
      String who = recipients.name(by);
      if (taken.size() == 1) {
        acknowledgedBy(who, taken.getFirst());
      } else if (!taken.isEmpty()) {
        notices.tellTogether(
            taken,
            PageNotices.Occasion.ACKNOWLEDGED,
            List.of(),
            who + " acknowledged " + PageBundler.listed(taken) + ".",
            now);
      }
      return taken;
    });
  }

  private void acknowledgedBy(String who, Page page) {
    notices.tell(
        page, PageNotices.Occasion.ACKNOWLEDGED, page.notified(), who + " acknowledged it.");
  }

  private Page taken(Page page, PersonId by, Instant now) {
    Page open =
        page.telling() == Page.Telling.WAITING ? page.told(now, Page.Telling.BUNDLED, null) : page;
    Page taken = page.test() ? open.acknowledged(now, by).closed(now) : open.acknowledged(now, by);
    pages.update(taken);
    pager.record(
        EvidenceKind.PAGE_ACKNOWLEDGED,
        taken,
        by,
        Pager.head(taken) + " was acknowledged by " + recipients.name(by));
    pager.changed(taken);
    return taken;
  }

  /** Passes on what nobody took in time, and closes old tests; how many pages changed. */
  public int escalateOverdue() {
    Instant now = clock.instant();
    List<Page> overdue = pages.overdue(now);
    overdue.forEach(page -> transactions.run(() -> escalate(page.id(), now)));
    List<Page> tests = pages.openTests(now.minus(TEST_LASTS));
    tests.forEach(page ->
        transactions.run(() -> {
          pages.hold(page.team());
          pages
              .find(page.id())
              .filter(Page::open)
              .ifPresent(open -> {
                pages.update(open.closed(now));
                pager.changed(open);
              });
        }));
    return overdue.size() + tests.size();
  }

  private void escalate(UUID id, Instant now) {
    Optional<Page> seen = pages.find(id);
    if (seen.isEmpty()) {
      return;
    }
    pages.hold(seen.get().team());
    Page page = pages.find(id).orElseThrow();
    Instant due = page.escalateAt();
    if (!page.open() || due == null || due.isAfter(now)) {
      return; // taken, or another server was faster
    }
    Optional<Silence> silence =
        silences.active(page.team(), now).stream()
            .filter(one -> one.covers(page.alarm(), page.environment(), now))
            .findFirst();
    if (silence.isPresent()) {
      pages.update(page.escalatingAt(silence.get().until()));
      return;
    }
    passOn(page, now);
  }

  private void passOn(Page page, Instant now) {
    OnCall onCall = recipients.onCall(page.team(), now);
    Set<PersonId> members = recipients.members(page.team());
    Optional<PersonId> next =
        onCall.then() == OnCall.Then.NEXT && page.escalations().isEmpty()
            ? onCall.next(now, members).filter(person -> !page.notified().contains(person))
            : Optional.empty();
    Set<PersonId> people = next.map(Set::of).orElse(members);
    Instant again = next.isPresent() ? now.plusSeconds(onCall.ackWithinSeconds()) : null;
    List<Page> together =
        page.telling() == Page.Telling.BUNDLED ? likewise(page, now) : List.of(page);
    String sentence =
        "Nobody acknowledged %s within %d s, so it goes to %s."
            .formatted(
                together.size() == 1 ? "it" : PageBundler.listed(together),
                onCall.ackWithinSeconds(),
                next.map(recipients::name).orElse("the whole team"));
    for (Page one : together) {
      pages.update(one.escalatingAt(again));
      pages.escalated(one.id(), now, next.orElse(null));
      pages.notified(one.id(), people, now);
      pager.record(EvidenceKind.PAGE_ESCALATED, one, null, Pager.head(one) + ": " + sentence);
      pager.changed(one);
    }
    if (together.size() == 1) {
      notices.tell(page.escalatingAt(again), PageNotices.Occasion.ESCALATED, people, sentence);
    } else {
      notices.tellTogether(together, PageNotices.Occasion.ESCALATED, people, sentence, now);
    }
  }

  /** Those that were told of with it and stand as it does, so that they are passed on with it. */
  private List<Page> likewise(Page page, Instant now) {
    List<Silence> quiet = silences.active(page.team(), now);
    return pages.overdue(now).stream()
        .filter(one ->
            one.team().equals(page.team())
                && one.severity() == page.severity()
                && one.telling() == Page.Telling.BUNDLED
                && one.escalations().size() == page.escalations().size()
                && quiet.stream()
                    .noneMatch(silence -> silence.covers(one.alarm(), one.environment(), now)))
        .toList();
  }
}
