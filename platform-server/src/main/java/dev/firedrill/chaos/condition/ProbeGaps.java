package dev.firedrill.chaos.condition;

import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/** How many of the samples of the last minute could not be taken, on this server. */
public final class ProbeGaps {
  private static final Duration KEPT = Duration.ofSeconds(60);

  /** Fewer say nothing. */
  private static final int FEWEST = 5;

  private record Sample(TeamId team, Instant at, boolean gap) {}

  private final Deque<Sample> samples = new ArrayDeque<>();
  private final InstantSource clock;

  public ProbeGaps(InstantSource clock) {
    this.clock = clock;
  }

  public synchronized void sampled(TeamId team, boolean gap) {
    samples.addLast(new Sample(team, clock.instant(), gap));
    forget();
  }

  /** The share of samples that could not be taken; zero when there were too few. */
  public double ratio() {
    return ratio(sample -> true);
  }

  public double ratio(TeamId team) {
    return ratio(sample -> sample.team().equals(team));
  }

  private synchronized double ratio(Predicate<Sample> which) {
    forget();
    long all = samples.stream().filter(which).count();
    long gaps = samples.stream().filter(which).filter(Sample::gap).count();
    return all < FEWEST ? 0 : (double) gaps / all;
  }

  private void forget() {
    Instant oldest = clock.instant().minus(KEPT);
    while (!samples.isEmpty() && samples.getFirst().at().isBefore(oldest)) {
      samples.removeFirst();
    }
  }
}
