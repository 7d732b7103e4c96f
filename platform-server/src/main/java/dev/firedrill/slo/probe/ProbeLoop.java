package dev.firedrill.slo.probe;

import dev.firedrill.kernel.ClockThread;
import dev.firedrill.slo.ExpectedAnswers.Question;
import dev.firedrill.slo.Prober;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Asks and settles by the clock. */
final class ProbeLoop implements Prober {
  private static final Duration LONGEST_NAP = Duration.ofMillis(100);

  private final Asking asking;
  private final ClockThread thread;

  /** {@code anchor} is run in the background once a second to keep the clock true. */
  ProbeLoop(Asking asking, Settlement settlement, InstantSource clock, Runnable anchor) {
    this.asking = asking;
    Runnable settle =
        () -> {
          anchor.run();
          settlement.settle(clock.instant());
        };
    this.thread =
        new ClockThread(
            "prober",
            LONGEST_NAP,
            clock,
            new ClockThread.Work(asking::step, settle, settlement::close));
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public void stop() {
    thread.stop();
  }

  @Override
  public Totals totals() {
    return asking.totals();
  }

  @Override
  public Question question(@Nullable String command, RandomGenerator random) {
    return asking.question(command, random);
  }

  @Override
  public Fate ask(
      TeamEnvironment bot,
      Instant intended,
      @Nullable UserId asker,
      Question question,
      RandomGenerator random) {
    return asking.ask(bot, intended, asker, question, random);
  }
}
