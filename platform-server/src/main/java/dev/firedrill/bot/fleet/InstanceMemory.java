package dev.firedrill.bot.fleet;

import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.rollout.Sight;
import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What this server has seen of each instance; touched by the fleet's thread only. It is gone with
 * the server, and nothing that must outlive it is kept here.
 */
final class InstanceMemory {
  private static final class Seen {
    @Nullable Instant watchedSince;
    @Nullable Instant startedAt;
    boolean ready;
    int connections;
    @Nullable Instant connectedSince;
    int exits;
    @Nullable String lastExit;
    @Nullable Instant notBefore;
    @Nullable Instant unwantedSince;
  }

  private final Map<InstanceId, Seen> all = new HashMap<>();

  /** We are about to start it. */
  void starting(InstanceId instance, Instant now) {
    Seen seen = of(instance);
    if (seen.watchedSince == null) {
      seen.watchedSince = now;
    }
    seen.startedAt = now;
    seen.ready = false;
    seen.notBefore = null;
  }

  /** Whether it was started or seen running before. */
  boolean isKnown(InstanceId instance) {
    Seen seen = all.get(instance);
    return seen != null && seen.watchedSince != null;
  }

  void ready(InstanceId instance) {
    of(instance).ready = true;
  }

  /** True when it has its first connection now, or lost its last. */
  boolean connections(InstanceId instance, int connections, Instant now) {
    Seen seen = of(instance);
    boolean turned = (seen.connections > 0) != (connections > 0);
    seen.connections = connections;
    if (turned) {
      seen.connectedSince = connections > 0 ? now : null;
    }
    return turned;
  }

  /** It ended; returns how long to wait before the next start. */
  Duration exited(InstanceId instance, String reason, Instant now) {
    Seen seen = of(instance);
    boolean healthy =
        seen.startedAt != null && !seen.startedAt.plus(BackOff.HEALTHY_AFTER).isAfter(now);
    seen.exits = healthy ? 1 : seen.exits + 1;
    Duration wait = BackOff.after(seen.exits);
    seen.lastExit = reason;
    seen.notBefore = now.plus(wait);
    seen.ready = false;
    seen.connections = 0;
    seen.connectedSince = null;
    return wait;
  }

  /** What is seen of the bot's instances, those that run without our doing included. */
  Map<Long, Sight> sights(
      TeamEnvironment bot, Set<InstanceId> running, Predicate<Long> isWanted, Instant now) {
    running.stream().filter(id -> id.bot().equals(bot)).forEach(id -> adopt(id, now));
    Map<Long, Sight> sights = new HashMap<>();
    all.entrySet()
        .removeIf(entry ->
            entry.getKey().bot().equals(bot)
                && !running.contains(entry.getKey())
                && !isWanted.test(entry.getKey().deployment()));
    all.forEach((id, seen) -> {
      if (id.bot().equals(bot)) {
        boolean wanted = isWanted.test(id.deployment());
        if (wanted) {
          seen.unwantedSince = null;
        } else if (seen.unwantedSince == null) {
          seen.unwantedSince = now;
        }
        sights.put(id.deployment(), sight(seen, running.contains(id)));
      }
    });
    return sights;
  }

  /** A runtime may outlive this server: what runs without our doing is taken to be ready. */
  private void adopt(InstanceId instance, Instant now) {
    Seen seen = of(instance);
    if (seen.watchedSince == null) {
      seen.watchedSince = now;
      seen.startedAt = now;
      seen.ready = true;
    }
  }

  private static Sight sight(Seen seen, boolean running) {
    return new Sight(
        running,
        seen.watchedSince,
        seen.ready,
        seen.connectedSince,
        seen.exits,
        seen.lastExit,
        seen.notBefore,
        seen.unwantedSince);
  }

  private Seen of(InstanceId instance) {
    return all.computeIfAbsent(instance, unseen -> new Seen());
  }
}
