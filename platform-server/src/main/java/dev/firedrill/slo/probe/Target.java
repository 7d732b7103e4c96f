package dev.firedrill.slo.probe;

import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.ErrorBudget;
import dev.firedrill.slo.ExpectedAnswers.Question;
import dev.firedrill.slo.SliPoint;
import dev.firedrill.slo.SliSlice;
import dev.firedrill.slo.SliStore.Standing;
import dev.firedrill.slo.SliSummary.State;
import dev.firedrill.slo.SliTick;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.slo.probe.OpenQuestions.Asked;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.MessageRoutes;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One bot with those who talk to it and what they saw. Safe for several threads; no call waits for
 * anything but another of these short calls.
 */
final class Target {
  /** Where the bot is met: its channel, its user and the users that talk to it. */
  record Place(ChannelId channel, UserId botUser, List<UserId> cast) {}

  /** The bot's state changed for a reason. */
  record StateChange(State from, State to, Instant at, CommandTally lastMinute) {}

  private final TeamEnvironment bot;
  private final Place place;
  private final MessageRoutes routes;
  private final SloSettings settings;
  private final Ledger ledger;
  private final OpenQuestions questions;
  private final Instant metAt;
  private final Grid grid;

  /** The last minutes in the steps in which they are told. */
  private final RecentSteps steps = new RecentSteps();

  private Standing standing;

  Target(
      TeamEnvironment bot,
      Place place,
      MessageRoutes routes,
      SloSettings settings,
      Ledger ledger,
      Standing standing,
      Instant metAt) {
    this.bot = bot;
    this.place = place;
    this.routes = routes;
    this.settings = settings;
    this.ledger = ledger;
    this.questions = new OpenQuestions(settings);
    this.standing = standing;
    this.metAt = metAt;
    this.grid = Grid.of(bot, settings.interval(bot.environment()));
  }

  Grid grid() {
    return grid;
  }

  TeamEnvironment bot() {
    return bot;
  }

  Place place() {
    return place;
  }

  /** A request of the grid is due; whatever happens to it later, it counts. */
  synchronized void due(Instant intended, Duration lateness) {
    ledger.asked(intended, lateness);
  }

  synchronized void platformError(Instant intended) {
    ledger.platformErrors(intended, 1);
  }

  synchronized Asked begin(Instant intended, UserId asker, Question question) {
    Asked asked = new Asked(intended, asker, question);
    questions.begin(asked);
    return asked;
  }

  synchronized void sent(Asked asked, MessageTs ts) {
    questions.sent(asked, ts).ifPresent(ledger::decided);
  }

  /** The question could not be posted; false when it counts as the platform's error already. */
  synchronized boolean failed(Asked asked) {
    boolean wasOpen = questions.failed(asked);
    if (wasOpen) {
      ledger.platformErrors(asked.intended(), 1);
    }
    return wasOpen;
  }

  synchronized void heard(Message message, Instant at, String track) {
    questions.reply(message, at, track).ifPresent(ledger::decided);
  }

  /** Ends the users' patience where it is over; how many never got into the chat. */
  synchronized int expire(Instant now) {
    OpenQuestions.Expired expired =
        questions.expire(now, ts -> routes.track(bot, place.channel(), ts));
    expired.missing().forEach(ledger::decided);
    expired.neverSent().forEach(asked -> ledger.platformErrors(asked.intended(), 1));
    return expired.neverSent().size();
  }

  /** Whatever is open will never be known: the platform stops listening. */
  synchronized int abandon() {
    List<Asked> open = questions.abandon();
    open.forEach(asked -> ledger.platformErrors(asked.intended(), 1));
    return open.size();
  }

  synchronized int open() {
    return questions.size();
  }

  synchronized int sending() {
    return questions.sending();
  }

  /** Moves the state on; the change if it is another now. */
  synchronized Optional<StateChange> judge(Instant now) {
    Instant end = now.plusSeconds(1);
    CommandTally lastMinute = ledger.lastMinute(now.minus(ErrorBudget.BURN_WINDOW), end);
    long lately = ledger.sentLately(now.minus(ErrorBudget.SILENCE), end);
    State from = standing.state();
    State to = settings.budget().state(from, lastMinute, lately);
    // A platform that has just started has not been silent: it was not there.
    boolean isTooEarly = to == State.NO_DATA && now.isBefore(metAt.plus(ErrorBudget.SILENCE));
    if (to == from || isTooEarly) {
      return Optional.empty();
    }
    standing = new Standing(to, now, standing.windowsUntil());
    return Optional.of(new StateChange(from, to, now, lastMinute));
  }

  /** What is new since this was last called. */
  synchronized SliTick.Item news(Instant now) {
    Double budgetLeft =
        settings
            .budget()
            .left(
                ledger.sinceMinute(now.minus(ErrorBudget.BUDGET_WINDOW)),
                settings.requestsOfBudget(bot.environment()));
    List<SliSlice> fresh = freshSteps(now);
    return new SliTick.Item(
        bot,
        steps.summary(budgetLeft, standing.state(), standing.since()),
        SliPoint.series(fresh, Instant.EPOCH, SliTick.STEP));
  }

  /** Adds up anew only what changed: most of the window stays as it was a second ago. */
  private List<SliSlice> freshSteps(Instant now) {
    Set<Instant> changed = new TreeSet<>();
    ledger
        .takeUntold()
        .forEach(second -> changed.add(SliTick.floor(Instant.ofEpochSecond(second), SliTick.STEP)));
    for (Instant start : changed) {
      steps.put(SliSlice.merged(bot, start, ledger.slices(start, start.plus(SliTick.STEP))));
    }
    Instant oldest = SliTick.floor(now.minus(SliTick.WINDOW), SliTick.STEP);
    steps.forgetBefore(oldest);
    changed.removeIf(start -> start.isBefore(oldest));
    return changed.stream().flatMap(start -> steps.find(start).stream()).toList();
  }

  synchronized List<SliSlice> slices(Instant from, Instant to) {
    return ledger.slices(from, to);
  }

  synchronized List<SliSlice> unsaved() {
    return ledger.unsaved();
  }

  synchronized void saved(Collection<SliSlice> slices) {
    ledger.saved(slices);
  }

  synchronized void forget(Instant secondsBefore, Instant minutesBefore) {
    ledger.forget(secondsBefore, minutesBefore);
  }

  synchronized Standing standing() {
    return standing;
  }

  synchronized void windowsAreInEvidenceUntil(Instant until) {
    standing = new Standing(standing.state(), standing.since(), until);
  }
}
