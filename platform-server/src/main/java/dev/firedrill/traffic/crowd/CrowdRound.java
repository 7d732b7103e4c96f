package dev.firedrill.traffic.crowd;

import dev.firedrill.kernel.ClockThread;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;

/** Lets those come who are due, and four times a second those speak again who had no answer. */
final class CrowdRound implements ClockThread.Round {
  static final Duration MORE_EVERY = Duration.ofMillis(250);

  private final Generator generator;
  private Instant moreAt = Instant.EPOCH;

  CrowdRound(Generator generator) {
    this.generator = generator;
  }

  @Override
  public Instant at(Instant now, Executor lane) {
    Instant due = generator.step(now, lane);
    if (!now.isBefore(moreAt) || moreAt.isAfter(now.plus(MORE_EVERY))) {
      moreAt = now.plus(MORE_EVERY);
      generator.more(now, lane);
    }
    return due;
  }
}
