package dev.firedrill.telemetry.blackout;

import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/** What the scraper asks at every scrape: read anew at most once a second. Thread-safe. */
public final class BlackoutBoard {
  static final Duration MAX_AGE = Duration.ofSeconds(1);

  private record Read(Instant at, List<Blackout> blackouts) {}

  private final Blackouts blackouts;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final AtomicReference<Read> read =
      new AtomicReference<>(new Read(Instant.MIN, List.of()));

  public BlackoutBoard(Blackouts blackouts, InstantSource clock, RandomGenerator random) {
    this.blackouts = blackouts;
    this.clock = clock;
    this.random = random;
  }

  /** Whether this scrape of the bot reaches nobody; drawn for each. */
  public boolean hides(TeamEnvironment bot) {
    Instant now = clock.instant();
    return current(now).stream()
        .filter(blackout -> blackout.bot().equals(bot) && now.isBefore(blackout.expiresAt()))
        .anyMatch(blackout -> blackout.share() >= 1 || random.nextDouble() < blackout.share());
  }

  private List<Blackout> current(Instant now) {
    Read last = read.get();
    if (now.isBefore(last.at()) || !last.at().isAfter(now.minus(MAX_AGE))) {
      last = new Read(now, blackouts.all());
      read.set(last);
    }
    return last.blackouts();
  }
}
