package dev.firedrill.slo.objective;

import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.SliSummary;
import dev.firedrill.slo.Slis;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Single figures of what users saw, for alarms: judged by the course's latency threshold, without
 * the requests that the platform could not send. Empty when no outcome is known.
 */
public final class UserMeasures {
  private final Slis slis;

  public UserMeasures(Slis slis) {
    this.slis = slis;
  }

  /** Good of all requests, 0 to 1; {@code command} null means all commands. */
  public Optional<Double> availability(
      TeamEnvironment bot, @Nullable String command, Instant from, Instant to) {
    CommandTally tally = CommandTally.NONE;
    for (var entry : slis.tallies(bot, from, to).entrySet()) {
      if (command == null || command.equals(entry.getKey())) {
        tally = tally.plus(entry.getValue());
      }
    }
    return tally.total() == 0
        ? Optional.empty()
        : Optional.of((double) tally.good() / tally.total());
  }

  public Optional<Double> errorRatio(
      TeamEnvironment bot, @Nullable String command, Instant from, Instant to) {
    return availability(bot, command, from, to).map(share -> 1 - share);
  }

  /** In milliseconds, over all commands: latencies are not kept by command. */
  public Optional<Double> p50Ms(TeamEnvironment bot, Instant from, Instant to) {
    return Optional.ofNullable(summary(bot, from, to).p50Ms()).map(Integer::doubleValue);
  }

  /** As {@link #p50Ms}. */
  public Optional<Double> p95Ms(TeamEnvironment bot, Instant from, Instant to) {
    return Optional.ofNullable(summary(bot, from, to).p95Ms()).map(Integer::doubleValue);
  }

  private SliSummary summary(TeamEnvironment bot, Instant from, Instant to) {
    return slis.summary(bot, from, to);
  }
}
