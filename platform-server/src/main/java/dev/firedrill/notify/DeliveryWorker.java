package dev.firedrill.notify;

import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Ticker;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.kernel.WorkLane;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what waits in the outbox, with back-off. Slow targets do not keep the others up: of each
 * channel that leaves the platform several are on their way at once, of one team at most two.
 */
public final class DeliveryWorker implements Background {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);

  /** For what is tried again and what another server left; the rest is told by {@link #wake}. */
  private static final Duration PERIOD = Duration.ofSeconds(3);

  private static final long PATIENCE_SECONDS = 10;
  private static final int BATCH = 50;
  private static final int BATCH_OF_TEAM = 10;
  private static final int AT_ONCE = 16;
  private static final int AT_ONCE_OF_TEAM = 2;
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final List<Duration> BACK_OFF =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15));

  private final OutboxStore store;
  private final List<Carrier> carriers;
  private final Transactions transactions;
  private final DomainEvents events;
  private final InstantSource clock;
  private final Map<Channel, Map<TeamId, Integer>> onTheirWay = new ConcurrentHashMap<>();
  private final Ticker ticker = new Ticker("outbox", PERIOD, this::tick);
  private @Nullable ExecutorService carrying;
  private Instant forgotAt = Instant.EPOCH;

  public DeliveryWorker(
      OutboxStore store,
      List<Carrier> carriers,
      Transactions transactions,
      DomainEvents events,
      InstantSource clock) {
    this.store = store;
    this.carriers = List.copyOf(carriers);
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
    carriers.forEach(carrier -> onTheirWay.put(carrier.channel(), new ConcurrentHashMap<>()));
  }

  @Override
  public synchronized void start() {
    carrying = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("outbox-", 0).factory());
    ticker.start();
  }

  /** Something was left: looks at once. */
  public void wake() {
    ticker.nudge();
  }

  private void tick() {
    Instant now = clock.instant();
    for (Carrier carrier : carriers) {
      if (carrier.channel() == Channel.CHAT) {
        int _ = deliverDue(carrier);
      } else {
        handOut(carrier);
      }
    }
    if (forgotAt.plus(Duration.ofHours(1)).isBefore(now)) {
      forgotAt = now;
      int _ = store.forget(now.minus(KEPT));
    }
  }

  private void handOut(Carrier carrier) {
    ExecutorService lane;
    synchronized (this) {
      lane = carrying;
    }
    if (lane != null) {
      handOut(carrier, lane);
    }
  }

  /** Gives what may go now to the lane; returns how many. Called by one thread. */
  int handOut(Carrier carrier, Executor lane) {
    Map<TeamId, Integer> busy = Objects.requireNonNull(onTheirWay.get(carrier.channel()));
    Map<TeamId, Integer> before = Map.copyOf(busy);
    int room = AT_ONCE - before.values().stream().mapToInt(Integer::intValue).sum();
    int given = 0;
    // Who has nothing on its way comes before who has one.
    for (int allowed = 1; allowed <= AT_ONCE_OF_TEAM && given < room; allowed++) {
      if (allowed > 1 && busy.isEmpty()) {
        break; // nothing was due
      }
      for (Parcel parcel : claim(carrier, room - given, 1, full(busy, allowed))) {
        busy.merge(parcel.team(), 1, Integer::sum);
        given++;
        lane.execute(() -> {
          try {
            WorkLane.runs(() -> deliver(carrier, parcel));
          } finally {
            busy.computeIfPresent(parcel.team(), (_, count) -> count == 1 ? null : count - 1);
            ticker.nudge();
          }
        });
      }
    }
    return given;
  }

  private static List<TeamId> full(Map<TeamId, Integer> busy, int allowed) {
    return busy.entrySet().stream()
        .filter(team -> team.getValue() >= allowed)
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<Parcel> claim(Carrier carrier, int limit, int ofTeam, List<TeamId> without) {
    Instant now = clock.instant();
    OutboxStore.Claim wanted = new OutboxStore.Claim(carrier.channel(), limit, ofTeam, without);
    return transactions.call(() -> store.claim(wanted, now, now.plus(LEASE)));
  }

  /** Delivers what is due of one channel, one after the other; how many were tried. */
  public int deliverDue(Carrier carrier) {
    List<Parcel> parcels = claim(carrier, BATCH, BATCH_OF_TEAM, List.of());
    parcels.forEach(parcel -> deliver(carrier, parcel));
    return parcels.size();
  }

  private void deliver(Carrier carrier, Parcel parcel) {
    try {
      if (carrier.channel() == Channel.CHAT) {
        // Posting and its end commit together: chat is told exactly once.
        transactions.run(() -> ended(parcel, carrier.carry(parcel)));
      } else {
        Carrier.Result result = carrier.carry(parcel);
        transactions.run(() -> ended(parcel, result));
      }
    } catch (RuntimeException broken) {
      // The edge of one delivery: the others must go on.
      LOG.warn("a delivery by {} failed", carrier.channel(), broken);
      String why = "It could not be delivered because of a failure of ours; it is tried again.";
      transactions.run(() -> ended(parcel, new Carrier.Result.Later(why)));
    }
  }

  private void ended(Parcel parcel, Carrier.Result result) {
    Instant now = clock.instant();
    switch (result) {
      case Carrier.Result.Delivered() -> store.delivered(parcel.id(), now);
      case Carrier.Result.Refused(String why) -> store.failed(parcel.id(), why, now, null);
      case Carrier.Result.Later(String why) ->
          store.failed(
              parcel.id(),
              why,
              now,
              parcel.attempts() > BACK_OFF.size()
                  ? null
                  : now.plus(BACK_OFF.get(parcel.attempts() - 1)));
    }
    if (parcel.subject() != null) {
      events.publish(new DeliveryEnded(parcel.subject(), parcel.team()));
    }
  }

  @Override
  public void stop() {
    ticker.stop();
    ExecutorService lane;
    synchronized (this) {
      lane = carrying;
      carrying = null;
    }
    if (lane == null) {
      return;
    }
    lane.shutdown();
    try {
      if (!lane.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        lane.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      lane.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
