package dev.firedrill.live;

import dev.firedrill.auth.Principal;
import dev.firedrill.auth.SessionId;
import dev.firedrill.auth.SessionLookup;
import dev.firedrill.auth.SignedInSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each published event to the streams whose viewers may see it, keeps the last five minutes
 * for those who come back, and ends the streams of ended sessions and of readers that do not read.
 * It starts nothing: {@link LiveTicker} calls what is due.
 */
public final class LiveHub implements LiveFeed {
  static final Duration REPLAY = Duration.ofMinutes(5);

  /** Shorter than people notice. */
  static final Duration GATHER = Duration.ofMillis(100);

  static final int REPLAY_FRAMES = 20_000;
  static final Duration STALLED = Duration.ofSeconds(30);
  static final int STREAMS_PER_PERSON = 20;

  private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);

  private final Function<Object, byte[]> json;
  private final SessionLookup sessions;
  private final InstantSource clock;
  private final Set<LiveSubscription> streams = ConcurrentHashMap.newKeySet();
  private final Map<Frame.Key, LiveEvent> coalesced = new LinkedHashMap<>();
  private final ReplayRing ring;
  private final long first;

  private final AtomicLong seq;
  private final Delivery delivery;
  private final Pulse pulse;
  private final List<Frame> undelivered = new ArrayList<>();
  private boolean closed;

  /** Runs a delivery so long from now. */
  @FunctionalInterface
  public interface Delivery {
    void in(Duration wait, Runnable work);
  }

  /**
   * {@code json} writes a wire record as JSON without line breaks. What is published in quiet is
   * delivered at once. In a rush a delivery comes no sooner than {@link #GATHER} after the one
   * before and takes with it all that was published until it runs, so that a rush wakes each stream
   * ten times a second and not at each event.
   */
  public LiveHub(
      Function<Object, byte[]> json,
      SessionLookup sessions,
      InstantSource clock,
      Delivery delivery) {
    this.json = json;
    this.sessions = sessions;
    this.clock = clock;
    this.delivery = delivery;
    this.pulse = new Pulse(GATHER, clock);
    // Ids go on from the time, so that those of an earlier process are known as such.
    this.first = clock.instant().toEpochMilli() * 1000;
    this.seq = new AtomicLong(first);
    this.ring = new ReplayRing(REPLAY_FRAMES, REPLAY, first);
  }

  @Override
  public synchronized void publish(LiveEvent event) {
    String key = event.coalesceKey();
    if (key == null) {
      send(event);
    } else {
      coalesced.put(new Frame.Key(event.type(), event.audience(), key), event);
    }
  }

  /** Sends the latest of each coalesced key. */
  public synchronized void flush() {
    List<LiveEvent> due = List.copyOf(coalesced.values());
    coalesced.clear();
    due.forEach(this::send);
    ring.dropOlderThan(clock.instant());
  }

  private void send(LiveEvent event) {
    Frame frame = new Frame(seq.incrementAndGet(), clock.instant(), event, json);
    ring.add(frame);
    undelivered.add(frame);
    pulse.ask().ifPresent(wait -> delivery.in(wait, this::deliver));
  }

  private synchronized void deliver() {
    if (undelivered.isEmpty()) {
      return;
    }
    pulse.begins();
    List<Frame> frames = List.copyOf(undelivered);
    undelivered.clear();
    streams.forEach(stream -> stream.offer(frames));
  }

  /**
   * Opens a stream. One that says which event it saw last gets what it missed, if that is still
   * known. {@code abort} must cut the connection under a writer that hangs. Empty when the person
   * has too many streams or the hub is closing.
   */
  public synchronized Optional<LiveSubscription> open(
      SignedInSession session, OptionalLong lastSeen, Runnable abort) {
    // Whoever comes now gets what was published before from the ring, and must not get it twice.
    deliver();
    Principal viewer = session.principal();
    long own = streams.stream().filter(s -> s.viewer().id().equals(viewer.id())).count();
    if (closed || own >= STREAMS_PER_PERSON) {
      return Optional.empty();
    }
    Supplier<byte[]> resetHello = () -> hello(seq.get(), true);
    LiveSubscription stream = new LiveSubscription(session.id(), viewer, clock, resetHello, abort);
    if (lastSeen.isEmpty()) {
      stream.offer("hello", hello(seq.get(), false));
    } else if (isKnown(lastSeen.getAsLong())) {
      // With the id of the resume point: whoever is cut off now resumes there again.
      stream.offer("hello", hello(lastSeen.getAsLong(), false));
      stream.offer(ring.after(lastSeen.getAsLong()));
    } else {
      stream.offer("hello", hello(seq.get(), true));
    }
    streams.add(stream);
    return Optional.of(stream);
  }

  private boolean isKnown(long lastSeen) {
    ring.dropOlderThan(clock.instant());
    return lastSeen >= first && lastSeen <= seq.get() && ring.reaches(lastSeen);
  }

  private byte[] hello(long id, boolean reset) {
    byte[] view = json.apply(new LiveHelloView(id, clock.instant(), reset));
    return Frame.text(String.valueOf(id), "hello", view);
  }

  public void forget(LiveSubscription stream) {
    stream.close();
    streams.remove(stream);
  }

  /** Tells all streams that they are alive. */
  public void beat() {
    byte[] beat = Frame.text(null, "beat", json.apply(new LiveBeatView(clock.instant())));
    streams.forEach(stream -> stream.offer("beat", beat));
  }

  /** Drops the readers that have not read for half a minute. */
  public void dropStalled() {
    Instant now = clock.instant();
    List<LiveSubscription> dropped =
        streams.stream().filter(stream -> stream.dropIfStalled(now, STALLED)).toList();
    for (LiveSubscription stream : dropped) {
      LOG.info("dropped a live stream that was not read: session={}", stream.session());
      forget(stream);
    }
  }

  /** Ends the streams of ended sessions, and follows people to other roles and teams. */
  public void checkSessions() {
    Set<SessionId> open =
        streams.stream().map(LiveSubscription::session).collect(Collectors.toSet());
    if (open.isEmpty()) {
      return;
    }
    Map<SessionId, Principal> valid = sessions.stillOpen(open);
    List<LiveSubscription> ended =
        streams.stream()
            .filter(stream -> open.contains(stream.session()))
            .filter(stream -> !valid.containsKey(stream.session()))
            .toList();
    ended.forEach(this::forget);
    streams.forEach(
        stream -> Optional.ofNullable(valid.get(stream.session())).ifPresent(stream::viewedBy));
  }

  /** Ends all streams and opens no more. */
  public synchronized void close() {
    closed = true;
    streams.forEach(this::forget);
  }

  /** Whether somebody of staff has a stream open. */
  public boolean hasStaff() {
    return streams.stream().anyMatch(stream -> stream.viewer().isStaff());
  }

  /** How many streams are open. */
  public int size() {
    return streams.size();
  }
}
