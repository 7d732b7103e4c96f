package dev.firedrill.slo.probe;

import dev.firedrill.kernel.WorkLane;
import dev.firedrill.slo.ExpectedAnswers;
import dev.firedrill.slo.ExpectedAnswers.Question;
import dev.firedrill.slo.Prober;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.slo.UserRequests;
import dev.firedrill.slo.probe.OpenQuestions.Asked;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.MessagePosted;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.Workspaces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends every request of the grid at its intended time and hears the answers. The loop is open: no
 * answer, and no lack of one, moves a request.
 */
final class Asking {
  private static final Logger LOG = LoggerFactory.getLogger(Asking.class);
  private static final Duration PUNCTUAL = Duration.ofMillis(50);

  /** After a longer standstill, as of a laptop asleep, nobody was there to ask. */
  private static final Duration STANDSTILL = Duration.ofMinutes(1);

  /** A clock that goes back by less is only put right. */
  private static final Duration SET_BACK = Duration.ofSeconds(1);

  private static final Duration COMPLAINT_EVERY = Duration.ofSeconds(10);

  /** More would only queue for the database. */
  private static final int MOST_SENDING = 64;

  /** Guests leave room for the requests of the grid. */
  private static final int MOST_GUESTS = 48;

  /** When a bot is to be asked next. */
  private static final class Slot {
    final Target target;
    Instant due;

    Slot(Target target, Instant due) {
      this.target = target;
      this.due = due;
    }
  }

  private final Roster roster;
  private final Workspaces workspaces;
  private final ExpectedAnswers answers;
  private final SloSettings settings;
  private final InstantSource clock;
  private final long seed;

  /** These are of the scheduler's thread only. */
  private final PriorityQueue<Slot> slots =
      new PriorityQueue<>(Comparator.comparing(slot -> slot.due));

  private Set<Target> seated = Set.of();
  private Instant lastStep = Instant.EPOCH;

  private final LongAdder intended = new LongAdder();
  private final LongAdder punctual = new LongAdder();
  private final LongAdder platformErrors = new LongAdder();
  private final AtomicReference<Instant> complainedAt = new AtomicReference<>(Instant.EPOCH);

  Asking(
      Roster roster,
      Workspaces workspaces,
      ExpectedAnswers answers,
      SloSettings settings,
      InstantSource clock,
      long seed) {
    this.roster = roster;
    this.workspaces = workspaces;
    this.answers = answers;
    this.settings = settings;
    this.clock = clock;
    this.seed = seed;
  }

  /** Hands out what is due by now; when the next request is due. Called by one thread. */
  Instant step(Instant now, Executor lane) {
    seat(now);
    Instant oldest = now.minus(STANDSTILL);
    while (!slots.isEmpty() && !slots.element().due.isAfter(now)) {
      Slot slot = slots.remove();
      if (slot.due.isBefore(oldest)) {
        slot.due = slot.target.grid().next(oldest);
      } else {
        fire(slot.target, slot.due, now, lane);
        slot.due = slot.target.grid().next(slot.due);
      }
      slots.add(slot);
    }
    return slots.isEmpty() ? now.plus(STANDSTILL) : slots.element().due;
  }

  /** Begins the grids of new bots; all of them anew when the clock was set back. */
  private void seat(Instant now) {
    if (now.isBefore(lastStep.minus(SET_BACK))) {
      slots.clear();
      seated = Set.of();
    }
    lastStep = now;
    Collection<Target> all = roster.targets();
    if (all.size() != seated.size()) {
      for (Target target : all) {
        if (!seated.contains(target)) {
          slots.add(new Slot(target, target.grid().next(now)));
        }
      }
      seated = Set.copyOf(all);
    }
  }

  private void fire(Target target, Instant due, Instant now, Executor lane) {
    Duration lateness = Duration.between(due, now);
    intended.increment();
    target.due(due, lateness);
    if (lateness.compareTo(settings.maxLateness()) > 0 || target.sending() >= MOST_SENDING) {
      platformErrors.increment();
      target.platformError(due);
      return;
    }
    Question question;
    UserId asker;
    try {
      SplittableRandom random =
          Scramble.of(seed, target.bot(), due.getEpochSecond() * 1_000_000_000 + due.getNano());
      List<UserId> cast = target.place().cast();
      asker = cast.get(random.nextInt(cast.size()));
      question = answers.ask(CommandMix.draw(random), random);
    } catch (RuntimeException failure) {
      LOG.error("no question could be drawn for {}", target.bot(), failure);
      platformErrors.increment();
      target.platformError(due);
      return;
    }
    Asked asked = target.begin(due, asker, question);
    lane.execute(() -> WorkLane.runs(() -> send(target, asked)));
  }

  private void send(Target target, Asked asked) {
    if (Duration.between(asked.intended(), clock.instant()).compareTo(PUNCTUAL) <= 0) {
      punctual.increment();
    }
    try {
      Message posted =
          workspaces.post(
              NewMessage.of(target.place().channel(), asked.asker(), asked.question().text()));
      target.sent(asked, posted.ts());
    } catch (RuntimeException failure) {
      // The edge of a thread: users get no chat, which is no fault of the bot.
      if (target.failed(asked)) {
        platformErrors.increment();
      }
      complain(target, failure);
    }
  }

  Question question(@Nullable String command, RandomGenerator random) {
    return answers.ask(command == null ? CommandMix.draw(random) : command, random);
  }

  /** One request more than those of the grid. Any thread; it does not return before it is sent. */
  UserRequests.Fate ask(
      TeamEnvironment bot,
      Instant intended,
      @Nullable UserId asker,
      Question question,
      RandomGenerator random) {
    Target target = roster.of(bot);
    if (target == null) {
      return new UserRequests.Fate.Dropped("the bot's chat is not there yet");
    }
    Duration lateness = Duration.between(intended, clock.instant());
    if (lateness.compareTo(settings.maxLateness()) > 0) {
      return new UserRequests.Fate.Dropped("its time was " + lateness + " ago");
    }
    if (target.sending() >= MOST_GUESTS) {
      return new UserRequests.Fate.Dropped("too many requests are on their way");
    }
    List<UserId> cast = target.place().cast();
    UserId who = asker == null ? cast.get(random.nextInt(cast.size())) : asker;
    target.due(intended, lateness);
    Asked asked = target.begin(intended, who, question);
    try {
      Message posted =
          workspaces.post(NewMessage.of(target.place().channel(), who, question.text()));
      target.sent(asked, posted.ts());
      return new UserRequests.Fate.Posted(posted.ts(), who);
    } catch (RuntimeException failure) {
      // As in send: users get no chat, which is no fault of the bot.
      if (target.failed(asked)) {
        platformErrors.increment();
      }
      complain(target, failure);
      return new UserRequests.Fate.Dropped(failure.toString());
    }
  }

  /** Says now and then what is wrong: when the chat is away, every request fails. */
  private void complain(Target target, RuntimeException failure) {
    Instant now = clock.instant();
    Instant last = complainedAt.get();
    if (Duration.between(last, now).compareTo(COMPLAINT_EVERY) >= 0
        && complainedAt.compareAndSet(last, now)) {
      LOG.warn(
          "a request to {} could not be sent, {} in all since the start: {}",
          target.bot(),
          platformErrors.sum(),
          failure.toString());
    }
  }

  /** Somebody wrote in some chat. Called on the writer's thread, so it must be short. */
  void heard(MessagePosted event) {
    Message message = event.message();
    Target target = roster.in(message.channel());
    if (target != null
        && target.place().botUser().equals(message.author())
        && message.onlyFor() == null) {
      target.heard(message, clock.instant(), event.track());
    }
  }

  /** Ends the users' patience where it is over. */
  void expire(Instant now) {
    for (Target target : roster.targets()) {
      platformErrors.add(target.expire(now));
    }
  }

  void abandon() {
    for (Target target : roster.targets()) {
      platformErrors.add(target.abandon());
    }
  }

  Prober.Totals totals() {
    return new Prober.Totals(
        intended.sum(),
        punctual.sum(),
        platformErrors.sum(),
        roster.targets().stream().mapToLong(Target::open).sum());
  }
}
