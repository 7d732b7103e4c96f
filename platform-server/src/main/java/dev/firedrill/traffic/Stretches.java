package dev.firedrill.traffic;

import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stretches that were asked for, and how much of each came about. */
public interface Stretches {
  /** A stretch with when it was stopped, null while it was not. */
  record Kept(Stretch stretch, @Nullable Instant stoppedAt) {
    /** From then on nothing of it is meant to come. */
    public Instant end() {
      return stoppedAt == null || stoppedAt.isAfter(stretch.until()) ? stretch.until() : stoppedAt;
    }

    public boolean isOver(Instant now) {
      return !end().isAfter(now);
    }
  }

  /**
   * Adds the stretch; false, and nothing changed, when its key was there before, stopped or not.
   */
  boolean add(Stretch stretch);

  /**
   * Stops it for good; what never began is kept as stopped, so that it cannot begin any more. Does
   * nothing when it is over.
   */
  void stop(TeamEnvironment bot, String operationKey, Instant now);

  Optional<Kept> find(String operationKey);

  /**
   * What this server is to look after from now on: what it has already and what no other server has
   * looked after for as long as {@code lease}. All of it has begun and is not closed.
   */
  List<Kept> claim(UUID server, Instant now, Duration lease);

  /** Nobody need wait for this server any more. */
  void release(UUID server);

  /** Nobody has to look after it any more: its windows are final. */
  void close(String operationKey, Instant now);

  /**
   * Adds to the windows: {@code intended} and {@code lateMs} are raised to what is given, the other
   * numbers are added to what is there.
   */
  void count(Collection<Window> windows);

  /** Those that had anything of the time, by the time they began. */
  List<Kept> of(TeamEnvironment bot, Instant from, Instant to);

  /** By time. */
  List<Window> windows(String operationKey);
}
