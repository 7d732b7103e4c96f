package dev.firedrill.traffic.crowd;

import dev.firedrill.kernel.WorkLane;
import dev.firedrill.scenarios.crowd.CrowdCatalog;
import dev.firedrill.traffic.Stretch;
import dev.firedrill.traffic.Stretches;
import dev.firedrill.traffic.Stretches.Kept;
import dev.firedrill.traffic.Window;
import dev.firedrill.traffic.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the users of every stretch come at their intended times. The loop is open: no answer, and no
 * lack of one, moves an arrival. A server that was away joins a stretch where it would be by now,
 * and what should have come meanwhile is counted as intended.
 */
final class Generator {
  private static final Logger LOG = LoggerFactory.getLogger(Generator.class);

  /** How long the others wait for a server that says nothing. */
  static final Duration LEASE = Duration.ofSeconds(5);

  /** Later than this a message would be of another moment: it is dropped and counted. */
  static final Duration MOST_LATE = Duration.ofSeconds(2);

  /** More of one stretch at once would only queue for the database. */
  private static final int MOST_SENDING = 32;

  /** A stretch is closed when everything that was on its way has had the time to arrive. */
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private static final Duration IDLE = Duration.ofSeconds(1);

  private final Stretches stretches;
  private final Map<Stretch.Kind, Voice> voices;
  private final CrowdCatalog catalog;
  private final InstantSource clock;
  private final UUID server;
  private final Predicate<Stretch> orphans;
  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private volatile Instant heldUntil = Instant.EPOCH;

  /** {@code orphans} are stretches whose cause is gone, which nobody stopped. */
  Generator(
      Stretches stretches,
      Map<Stretch.Kind, Voice> voices,
      CrowdCatalog catalog,
      InstantSource clock,
      UUID server,
      Predicate<Stretch> orphans) {
    this.stretches = stretches;
    this.voices = Map.copyOf(voices);
    this.catalog = catalog;
    this.clock = clock;
    this.server = server;
    this.orphans = orphans;
  }

  /** Lets those come who are due by now; when the next comes. Called by one thread. */
  Instant step(Instant now, Executor lane) {
    Instant next = now.plus(IDLE);
    if (now.isAfter(heldUntil)) {
      // Another server may look after them by now.
      return next;
    }
    for (Running one : running.values()) {
      while (!one.next().isAfter(now)) {
        fire(one, one.next(), one.index(), now, lane);
        one.pass();
      }
      next = one.next().isBefore(next) ? one.next() : next;
    }
    return next;
  }

  /** What users say beyond their arrivals, as those do who ask again. */
  void more(Instant now, Executor lane) {
    voices.values().stream()
        .flatMap(voice -> voice.more(now, lane).stream())
        .forEach(extra -> {
          Running one = running.get(extra.stretch().operationKey());
          if (one != null) {
            one.again(extra.at());
          }
        });
  }

  private void fire(Running one, Instant intended, long index, Instant now, Executor lane) {
    if (Duration.between(intended, now).compareTo(MOST_LATE) > 0 || !one.begin(MOST_SENDING)) {
      one.dropped(intended);
      return;
    }
    Voice voice = voice(one.stretch());
    SplittableRandom random =
        new SplittableRandom(seed(one.stretch()) + index * 0x9e3779b97f4a7c15L);
    lane.execute(() -> WorkLane.runs(() -> say(one, voice, intended, random)));
  }

  private void say(Running one, Voice voice, Instant intended, SplittableRandom random) {
    try {
      Duration lateness = Duration.between(intended, clock.instant());
      if (voice.say(one.stretch(), intended, random)) {
        one.sent(intended, lateness);
      } else {
        one.dropped(intended);
      }
    } catch (RuntimeException failure) {
      // The edge of a thread: the chat is away, which is no fault of the bot.
      one.dropped(intended);
      LOG.debug("a message of {} could not be sent", one.stretch().operationKey(), failure);
    } finally {
      one.done();
    }
  }

  /**
   * Stores what came, takes in what is new, closes what is over. Once a second, and at a change.
   */
  synchronized void settle(Instant now) {
    save();
    List<Kept> all = stretches.claim(server, now, LEASE);
    heldUntil = now.plus(LEASE);
    Set<String> claimed =
        all.stream().map(kept -> kept.stretch().operationKey()).collect(Collectors.toSet());
    running.keySet().stream().filter(key -> !claimed.contains(key)).forEach(this::forget);
    for (Kept kept : all) {
      if (!kept.isOver(now) && orphans.test(kept.stretch())) {
        stretches.stop(kept.stretch().bot(), kept.stretch().operationKey(), now);
        continue;
      }
      Running one = running.get(kept.stretch().operationKey());
      if (one != null) {
        one.see(kept);
      } else {
        join(kept, now);
      }
    }
    for (Running one : List.copyOf(running.values())) {
      if (one.isOver(now)) {
        voice(one.stretch()).end(one.stretch().operationKey());
      }
      if (one.isOver(now.minus(FAREWELL)) && one.isIdle()) {
        close(one, now);
      }
    }
  }

  private void join(Kept kept, Instant now) {
    Stretch stretch = kept.stretch();
    try {
      Profile profile = Profile.of(stretch.profile(), stretch.args(), stretch.length(), catalog);
      Running one = new Running(kept, profile.arrivals(new SplittableRandom(seed(stretch))));
      Instant from = stretch.from().isBefore(now.minus(MOST_LATE)) ? now : stretch.from();
      while (one.next().isBefore(from)) {
        one.pass();
      }
      running.put(stretch.operationKey(), one);
    } catch (IllegalArgumentException useless) {
      LOG.error("the load {} cannot be made", stretch.operationKey(), useless);
      stretches.close(stretch.operationKey(), now);
    }
  }

  private void close(Running one, Instant now) {
    while (one.next().isBefore(one.end())) {
      one.pass();
    }
    store(one);
    String key = one.stretch().operationKey();
    stretches.close(key, now);
    forget(key);
    List<Window> windows = stretches.windows(key);
    long intended = windows.stream().mapToLong(Window::intended).sum();
    long sent = windows.stream().mapToLong(Window::sent).sum();
    if (Window.isUnfair(intended, sent)) {
      LOG.warn(
          "only {} of {} messages of the load {} came into the chat: what users saw of the bot in"
              + " that time is the platform's error",
          sent,
          intended,
          key);
    }
  }

  private void forget(String key) {
    Running gone = running.remove(key);
    if (gone != null) {
      voice(gone.stretch()).end(key);
    }
  }

  private void save() {
    running.values().forEach(this::store);
  }

  private void store(Running one) {
    List<Window> windows = one.take();
    boolean stored = windows.isEmpty();
    try {
      if (!stored) {
        stretches.count(windows);
        stored = true;
      }
    } finally {
      if (!stored) {
        one.undo(windows);
      }
    }
  }

  /** The last words before this server stops: another one may go on at once. */
  synchronized void leave() {
    heldUntil = Instant.EPOCH;
    save();
    running.keySet().forEach(this::forget);
    stretches.release(server);
  }

  private Voice voice(Stretch stretch) {
    Voice voice = voices.get(stretch.kind());
    if (voice == null) {
      throw new IllegalStateException("nobody speaks for " + stretch.kind());
    }
    return voice;
  }

  /** The same at every start and on every server, and nothing that students can know. */
  private static long seed(Stretch stretch) {
    long hash = 0xcbf29ce484222325L;
    for (char each : stretch.operationKey().toCharArray()) {
      hash = (hash ^ each) * 0x100000001b3L;
    }
    return hash;
  }
}
