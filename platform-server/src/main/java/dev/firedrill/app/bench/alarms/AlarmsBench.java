package dev.firedrill.app.bench.alarms;

import dev.firedrill.app.DataDirectory;
import dev.firedrill.app.bench.fleet.MetricFleet;
import dev.firedrill.app.bench.kit.BenchOptions;
import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.ChatServer;
import dev.firedrill.app.bench.kit.CpuReading;
import dev.firedrill.app.bench.kit.Figures;
import dev.firedrill.app.config.DatabaseConfiguration;
import dev.firedrill.app.config.PlatformConfiguration;
import dev.firedrill.app.database.PlatformDatabase;
import dev.firedrill.app.wiring.AlarmChain;
import dev.firedrill.app.wiring.Foundation;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.Metrics;
import dev.firedrill.telemetry.UserSli;
import dev.firedrill.telemetry.alarm.AlarmStore;
import dev.firedrill.telemetry.alarm.persistence.AlarmPersistence;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A thousand teams with ten alarms each, and the way from what their bots tell to whom is told,
 * wired and timed as on a platform: every bot is scraped over HTTP every five seconds, samples are
 * kept in memory and written to the database, the alarms' own thread looks each second, a
 * transition commits with its page and its deliveries, and the outbox brings it to inbox and chat.
 *
 * <p>A datapoint is the average of ten seconds, so it crosses when its period ends: times are from
 * there, and beside it from the first bad sample, which is up to ten seconds older. Mail, webhooks,
 * live pages and the alarms on users' requests and logs are not measured; the evaluator's core is
 * the CPU time of its thread, and what the database did meanwhile is printed beside it, scraping
 * and storing of samples included.
 */
public final class AlarmsBench {
  private static final int TEAMS = 1_000;
  private static final int CROSSING_OF_A_ROUND = 20;
  private static final int WARM_UP_SECONDS = 20;
  private static final int ROUND_SECONDS = 30;
  private static final int MOST_ROUNDS = 5;
  private static final Duration PERIOD = Duration.ofSeconds(AlarmCourse.PERIOD_SECONDS);
  private static final double CORE_GOAL = 0.2;
  private static final double PAGE_GOAL_SECONDS = 2;
  private static final String THREAD = "alarms";

  private final BenchOptions options;
  private final BenchSite site;
  private final BenchReport report;
  private final Random random = new Random(1);
  private final List<Double> cores = new ArrayList<>();
  private final List<Double> toPage = new ArrayList<>();
  private final List<Double> toDelivery = new ArrayList<>();
  private final List<Double> fromSample = new ArrayList<>();

  public AlarmsBench(BenchOptions options, BenchSite site, BenchReport report) {
    this.options = options;
    this.site = site;
    this.report = report;
  }

  public void measure() throws Exception {
    try (DataDirectory data = DataDirectory.open(site.resolve("platform"), false)) {
      PlatformDatabase database =
          PlatformDatabase.open(
              new DatabaseConfiguration(null, null, null),
              options.cache(),
              data,
              new SecureRandom());
      try {
        database.migrate();
        run(Foundation.on(new PlatformConfiguration(), database));
      } finally {
        database.stop();
      }
    }
  }

  private void run(Foundation f) throws Exception {
    AlarmStore alarms = AlarmPersistence.alarms(f.jdbi());
    AlarmCourse course = new AlarmCourse(f);
    List<TeamEnvironment> bots = course.found(TEAMS);
    MetricFleet fleet = MetricFleet.start(site, bots, f.clock().instant());
    ChatServer chat =
        ChatServer.start(
            f.jdbi(), f.clock(), f.events(), f.transactions(), f.evidence(), f.teams());
    int rounds = Math.min(MOST_ROUNDS, options.rounds());
    Collections.shuffle(bots, random);
    bots.stream()
        .limit((long) rounds * CROSSING_OF_A_ROUND)
        .forEach(bot -> chat.workspaces().provision(bot.team()));
    Metrics metrics = AlarmChain.wire(f, chat.workspaces(), fleet, fleet, new NoUsers());
    Journey journey = new Journey(f.events(), metrics, f.clock());
    f.backgrounds().startAll();
    try {
      // Without any samples all of them would change their state at once, as after no real start.
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      course.addAlarms(alarms);
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      report.line("alarms", Map.of("teams", TEAMS, "alarms", TEAMS * AlarmCourse.ALARMS_OF_A_TEAM));
      for (int round = 1; round <= rounds; round++) {
        // Others each round: an alarm that still fires could not fire.
        int first = (round - 1) * CROSSING_OF_A_ROUND;
        round(round, f, fleet, journey, bots.subList(first, first + CROSSING_OF_A_ROUND));
      }
    } finally {
      f.backgrounds().stopAll();
      chat.stop();
    }
    goals(rounds * CROSSING_OF_A_ROUND);
  }

  private void round(
      int number, Foundation f, MetricFleet fleet, Journey journey, List<TeamEnvironment> crossing)
      throws IOException, InterruptedException {
    // Anywhere in the period, as trouble comes.
    TimeUnit.MILLISECONDS.sleep(random.nextInt((int) PERIOD.toMillis()));
    long began = System.nanoTime();
    long thread = thread();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long cpu = threads.getThreadCpuTime(thread);
    CpuReading before = CpuReading.now(f.jdbi());
    journey.expect(crossing);
    fleet.cross(crossing);
    TimeUnit.SECONDS.sleep(ROUND_SECONDS);
    CpuReading.Spent spent = before.until(CpuReading.now(f.jdbi()));
    double seconds = (System.nanoTime() - began) / 1e9;
    cores.add((threads.getThreadCpuTime(thread) - cpu) / 1e9 / seconds);
    crossing.stream()
        .map(bot -> journey.seconds(bot, PERIOD))
        .flatMap(Optional::stream)
        .forEach(times -> {
          toPage.add(times.toPage());
          toDelivery.add(times.toDelivery());
          fromSample.add(times.sampleToDelivery());
        });
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("crossed", crossing.size());
    line.put("delivered", journey.delivered());
    line.put("evaluator_cores", cores.getLast());
    line.put("platform_cores", spent.jvm() / seconds);
    line.put("database_cores", spent.database() / seconds);
    report.line("round " + number, line);
  }

  /** The thread of {@code AlarmTick}. */
  private static long thread() throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (info != null && info.getThreadName().equals(THREAD)) {
        return info.getThreadId();
      }
    }
    throw new IOException("no thread looks at alarms");
  }

  private void goals(int crossed) {
    report.goal("alarm-evaluation-cores", Figures.of(cores), CORE_GOAL, "cores");
    report.goal(
        "pages-not-delivered",
        Figures.of(List.of((double) crossed - toDelivery.size())),
        0,
        "pages");
    if (toDelivery.isEmpty()) {
      report.notRun("datapoint-to-delivery-p99", PAGE_GOAL_SECONDS, "s", "no page was delivered");
      return;
    }
    Figures samples = Figures.of(fromSample);
    report.line(
        "from the first bad sample to the delivery",
        Map.of("median_s", samples.median(), "p99_s", samples.quantile(0.99)));
    report.goal("datapoint-to-page-p99", p99(toPage), PAGE_GOAL_SECONDS, "s");
    report.goal("datapoint-to-delivery-p99", p99(toDelivery), PAGE_GOAL_SECONDS, "s");
  }

  private static Figures p99(List<Double> seconds) {
    return Figures.of(List.of(Figures.of(seconds).quantile(0.99)));
  }

  /** No alarm of this bench is on users' requests. */
  private record NoUsers() implements UserSli {
    @Override
    public Optional<Double> value(
        TeamEnvironment bot, Kind kind, @Nullable String command, Instant from, Instant to) {
      return Optional.empty();
    }

    @Override
    public Optional<Double> burn(TeamEnvironment bot, Duration window, Instant at) {
      return Optional.empty();
    }

    @Override
    public Optional<Duration> budgetWindow(TeamEnvironment bot) {
      return Optional.empty();
    }
  }
}
