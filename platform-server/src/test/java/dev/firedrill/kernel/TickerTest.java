package dev.firedrill.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TickerTest {
  private static final Duration NEVER_BY_ITSELF = Duration.ofHours(1);

  private final AtomicInteger rounds = new AtomicInteger();

  @Test
  void aRoundThatFailsDoesNotKeepTheNextOnesFromComing() throws Exception {
    CountDownLatch third = new CountDownLatch(3);
    Ticker ticker =
        new Ticker(
            "failing",
            Duration.ofMillis(1),
            () -> {
              third.countDown();
              throw new IllegalStateException("this round is meant to fail");
            });
    ticker.start();
    try {
      assertThat(third.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      ticker.stop();
    }
  }

  @Test
  void aNudgeBringsARoundInTheLaneOfRuns() throws Exception {
    BlockingQueue<Boolean> inLane = new LinkedBlockingQueue<>();
    Ticker ticker = new Ticker("nudged", NEVER_BY_ITSELF, () -> inLane.add(WorkLane.isRuns()));
    ticker.start();
    try {
      ticker.nudge();
      assertThat(inLane.poll(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      ticker.stop();
    }
  }

  @Test
  void whatWasCollectedIsSeenToOnceMoreAtTheEnd() {
    Ticker ticker =
        new Ticker("collecting", NEVER_BY_ITSELF, rounds::incrementAndGet).withLastRound();
    ticker.start();
    ticker.stop();
    assertThat(rounds).hasValue(1);
  }

  @Test
  void otherwiseNothingIsDoneAtTheEndNorAfterIt() {
    Ticker ticker = new Ticker("quiet", NEVER_BY_ITSELF, rounds::incrementAndGet);
    ticker.nudge();
    ticker.start();
    ticker.stop();
    ticker.nudge();
    ticker.stop();
    assertThat(rounds).hasValue(0);
  }
}
