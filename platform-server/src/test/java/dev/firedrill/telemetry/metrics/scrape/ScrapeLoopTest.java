package dev.firedrill.telemetry.metrics.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.bot.BotStatus;
import dev.firedrill.bot.InstanceId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.BotScraped;
import dev.firedrill.telemetry.metrics.MetricMemory;
import dev.firedrill.telemetry.metrics.MetricRetention;
import dev.firedrill.telemetry.metrics.MetricStore;
import dev.firedrill.telemetry.persistence.TelemetryPersistence;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The loop with its real threads: the border to what bots do with their time. */
class ScrapeLoopTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration PERIOD = Duration.ofMillis(200);
  private static final int SLOW = 1;
  private static final int CALM = 2;

  private final SteppedClock clock = SteppedClock.atNoon();
  private final MetricStore store = TelemetryPersistence.metrics(DATABASE.jdbi());
  private final Team team = new TestCourse(DATABASE.jdbi()).team();
  private final TeamEnvironment slow = TeamEnvironment.production(team.id());
  private final TeamEnvironment calm = new TeamEnvironment(team.id(), EnvironmentName.STAGING);
  private final RunningBots bots = new RunningBots(Map.of(slow, SLOW, calm, CALM));
  private final CountDownLatch answer = new CountDownLatch(1);
  private final Map<Integer, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final ScrapeLoop loop = new ScrapeLoop(scraper(), PERIOD);

  private Scraper scraper() {
    new MetricRetention(store, 3, 120, clock).keep();
    return new Scraper(
        bots,
        bots.stored(),
        this::fetch,
        new MetricMemory(store, clock),
        DATABASE.domainEvents(),
        clock,
        System::nanoTime);
  }

  private MetricsFetch.Answer fetch(int port) {
    count(port).incrementAndGet();
    if (port == SLOW) {
      try {
        answer.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    byte[] text = "x 1\n".getBytes(StandardCharsets.UTF_8);
    return new MetricsFetch.Answer.Text(text, text.length, false);
  }

  private AtomicInteger count(int port) {
    return asked.computeIfAbsent(port, _ -> new AtomicInteger());
  }

  @AfterEach
  void stop() {
    answer.countDown();
    loop.stop();
  }

  @Test
  void aBotThatDoesNotAnswerHoldsUpNoOtherAndIsNotAskedTwiceAtOnce() {
    loop.start();

    await().until(() -> count(CALM).get() >= 5);
    assertThat(count(SLOW)).hasValue(1);
    answer.countDown();
    await().until(() -> count(SLOW).get() >= 3);
  }

  @Test
  void aBotThatWasStoppedIsNotAskedAnyMore() {
    answer.countDown();
    loop.start();
    await().until(() -> count(CALM).get() >= 1);

    bots.desire(calm, BotStatus.Desired.STOPPED);
    int before = count(SLOW).get();
    await().until(() -> count(SLOW).get() >= before + 3);
    int stopped = count(CALM).get();
    await().until(() -> count(SLOW).get() >= before + 7);

    assertThat(count(CALM)).hasValue(stopped);
  }

  @Test
  void aListThatCannotBeReadOnceIsReadAgain() {
    answer.countDown();
    bots.failOnce();
    loop.start();

    await().until(() -> count(CALM).get() >= 2);
    assertThat(bots.failed()).isTrue();
  }

  @Test
  void afterTheStopNobodyIsAsked() {
    answer.countDown();
    loop.start();
    await().until(() -> count(CALM).get() >= 1);
    loop.stop();
    loop.stop();
    int then = count(CALM).get();
    CountDownLatch scraped = new CountDownLatch(1);
    DATABASE.domainEvents().subscribe(BotScraped.class, _ -> scraped.countDown());

    assertThat(List.of(then, then + 1)).contains(count(CALM).get());
  }

  @Test
  void instancesAreAskedOldestFirst() {
    bots.run(new InstanceId(calm, 9), 9);
    answer.countDown();
    loop.start();

    await().until(() -> count(9).get() >= 2);
    assertThat(count(CALM).get()).isGreaterThanOrEqualTo(count(9).get());
  }
}
