package dev.firedrill.telemetry.paging;

import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.telemetry.alarm.AlarmSeverity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells of the pages that wait because their team was called too often: all of them in one message,
 * at most one each minute, so that no page is lost and no channel is flooded. Also tells, once it
 * lasted, that an alarm which came and went is over.
 */
public final class PageBundler {
  static final Duration APART = Duration.ofMinutes(1);
  private static final Duration LOOK_FOR_ENDS = Duration.ofSeconds(10);
  private static final int MOST_NAMED = 10;

  private final PageStore pages;
  private final Pager pager;
  private final Recipients recipients;
  private final PageNotices notices;
  private final Transactions transactions;
  private final InstantSource clock;
  private Instant endsToldAt = Instant.EPOCH;

  public PageBundler(
      PageStore pages,
      OnCallStore rotas,
      Teams teams,
      Pager pager,
      PageNotices notices,
      Transactions transactions,
      InstantSource clock) {
    this.pages = pages;
    this.recipients = new Recipients(teams, rotas);
    this.pager = pager;
    this.notices = notices;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Tells what is due; how many pages were told of. Called by one thread. */
  public int tellDue() {
    Instant now = clock.instant();
    int told = 0;
    for (PageStore.Waiting whose : pages.waiting()) {
      told += transactions.call(() -> bundle(whose, now));
    }
    if (!endsToldAt.plus(LOOK_FOR_ENDS).isAfter(now)) {
      endsToldAt = now;
      List<Page> over = pages.endUntold(now.minus(Pager.SAME_TROUBLE));
      over.forEach(page -> transactions.run(() -> end(page)));
      told += over.size();
    }
    return told;
  }

  private int bundle(PageStore.Waiting whose, Instant now) {
    TeamId team = whose.team();
    pages.hold(team);
    List<Page> waiting = pages.waiting(whose);
    if (waiting.isEmpty()
        || pages.lastBundle(whose).filter(last -> last.isAfter(now.minus(APART))).isPresent()) {
      return 0;
    }
    Recipients.Called called = recipients.now(team, now);
    Instant deadline = now.plusSeconds(recipients.onCall(team, now).ackWithinSeconds());
    for (Page page : waiting) {
      boolean escalates = page.open() && page.severity() == AlarmSeverity.PAGE;
      Page told = page.told(now, Page.Telling.BUNDLED, escalates ? deadline : null);
      pages.update(told);
      pages.notified(page.id(), called.people(), now);
      pager.changed(told);
    }
    long over = waiting.stream().filter(page -> !page.open()).count();
    notices.tellTogether(
        waiting,
        PageNotices.Occasion.OPENED,
        called.people(),
        "The team was called %d times in %d minutes, so further pages are told of together, once a minute at most: %s%s. %s Take them with `/ack all`."
            .formatted(
                Pager.STORM_PAGES,
                Pager.STORM_WINDOW.toMinutes(),
                listed(waiting),
                over == 0 ? "" : " (" + over + " of them over already)",
                called.sentence()),
        now);
    return waiting.size();
  }

  private void end(Page seen) {
    pages.hold(seen.team());
    pages
        .find(seen.id())
        .filter(page -> page.equals(seen))
        .ifPresent(page -> {
          pages.update(page.ended());
          notices.tell(
              page,
              PageNotices.Occasion.CLOSED,
              page.notified(),
              "The alarm fired %d times and has been quiet for %d minutes."
                  .formatted(page.repeats(), Pager.SAME_TROUBLE.toMinutes()));
          pager.changed(page);
        });
  }

  /** The pages in words, bounded: {@code 7 errors in production, 8 … and 30 more}. */
  static String listed(List<Page> all) {
    String named =
        all.stream()
            .limit(MOST_NAMED)
            .map(page -> page.number() + " " + page.title())
            .collect(Collectors.joining(", "));
    return all.size() <= MOST_NAMED ? named : named + " and " + (all.size() - MOST_NAMED) + " more";
  }
}
