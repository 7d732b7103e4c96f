package dev.firedrill.app.bench.crash;

import dev.firedrill.app.bench.kit.BenchDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the targets themselves, many times a second, and knows neither engine nor ledger. It
 * notes from when to when whose value had effect where.
 */
final class Observer implements AutoCloseable {
  /** One stretch of time in which one operation's value stood; {@code to} is null while it does. */
  record Stretch(
      UUID team, String operation, Instant from, @Nullable Instant to, Instant expiresAt) {}

  private static final long LOOK_MILLIS = 50;

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Map<String, Stretch> standing = new HashMap<>();
  private final List<Stretch> over = new ArrayList<>();
  private final Thread thread;
  private volatile boolean ended;
  private Duration longestGap = Duration.ZERO;
  private Instant last;

  Observer(BenchDatabase database, InstantSource clock) {
    this.jdbi = database.steady();
    this.clock = clock;
    this.last = clock.instant();
    this.thread = Thread.ofPlatform().name("observer").daemon(true).unstarted(this::run);
  }

  Observer start() {
    thread.start();
    return this;
  }

  private void run() {
    while (!ended) {
      try {
        look();
        Thread.sleep(LOOK_MILLIS);
      } catch (JdbiException databaseIsAway) {
        pause();
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void look() {
    List<Stretch> now =
        jdbi.withHandle(handle ->
            handle
                .createQuery(
                    """
                    SELECT team_id, operation_key, expires_at, clock_timestamp() AS now
                    FROM upstream_rule WHERE expires_at > clock_timestamp()
                    """)
                .map((row, context) ->
                    new Stretch(
                        row.getObject("team_id", UUID.class),
                        row.getString("operation_key"),
                        row.getTimestamp("now").toInstant(),
                        null,
                        row.getTimestamp("expires_at").toInstant()))
                .list());
    Instant at = clock.instant();
    Duration gap = Duration.between(last, at);
    longestGap = gap.compareTo(longestGap) > 0 ? gap : longestGap;
    last = at;
    Set<String> seen = new HashSet<>();
    for (Stretch each : now) {
      String key = each.team() + " " + each.operation();
      seen.add(key);
      standing.putIfAbsent(key, each);
    }
    standing
        .entrySet()
        .removeIf(entry -> {
          if (seen.contains(entry.getKey())) {
            return false;
          }
          Stretch was = entry.getValue();
          over.add(new Stretch(was.team(), was.operation(), was.from(), at, was.expiresAt()));
          return true;
        });
  }

  /** All so far, also those that last. */
  synchronized List<Stretch> stretches() {
    List<Stretch> all = new ArrayList<>(over);
    all.addAll(standing.values());
    return all;
  }

  synchronized Duration longestGap() {
    return longestGap;
  }

  @Override
  public void close() {
    ended = true;
    thread.interrupt();
  }
}
