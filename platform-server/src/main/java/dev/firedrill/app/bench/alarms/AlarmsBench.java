package dev.firedrill.app.bench.alarms;

import dev.firedrill.app.bench.kit.BenchOptions;
import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.Figures;
import dev.firedrill.app.postgres.EmbeddedPostgres;
import dev.firedrill.app.postgres.PostgresFailure;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.People;
import dev.firedrill.course.Person;
import dev.firedrill.course.persistence.CoursePersistence;
import dev.firedrill.evidence.persistence.EvidencePersistence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.persistence.KernelPersistence;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.TeamSlug;
import dev.firedrill.team.Teams;
import dev.firedrill.team.persistence.TeamPersistence;
import dev.firedrill.telemetry.AlarmChanged;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.LogFilter;
import dev.firedrill.telemetry.LogQuery;
import dev.firedrill.telemetry.LogResult;
import dev.firedrill.telemetry.Logs;
import dev.firedrill.telemetry.MetricFamily;
import dev.firedrill.telemetry.Metrics;
import dev.firedrill.telemetry.Sample;
import dev.firedrill.telemetry.Series;
import dev.firedrill.telemetry.SeriesKey;
import dev.firedrill.telemetry.SeriesSelector;
import dev.firedrill.telemetry.UserSli;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.AlarmSeverity;
import dev.firedrill.telemetry.alarm.AlarmSource;
import dev.firedrill.telemetry.alarm.AlarmStore;
import dev.firedrill.telemetry.alarm.Comparison;
import dev.firedrill.telemetry.alarm.MissingData;
import dev.firedrill.telemetry.alarm.Statistic;
import dev.firedrill.telemetry.alarm.evaluation.AlarmWatch;
import dev.firedrill.telemetry.alarm.evaluation.Evaluator;
import dev.firedrill.telemetry.alarm.evaluation.Measures;
import dev.firedrill.telemetry.alarm.evaluation.Transitions;
import dev.firedrill.telemetry.alarm.persistence.AlarmPersistence;
import dev.firedrill.telemetry.paging.Page;
import dev.firedrill.telemetry.paging.PageDelivery;
import dev.firedrill.telemetry.paging.PageNotices;
import dev.firedrill.telemetry.paging.PageStore;
import dev.firedrill.telemetry.paging.Pager;
import dev.firedrill.telemetry.paging.persistence.PagingPersistence;
import dev.firedrill.telemetry.query.Expressions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A thousand teams with ten alarms each, evaluated every ten seconds in this process on a
 * PostgreSQL of its own. Samples come from memory that stands in for the scraper's; all else is the
 * platform's.
 */
public final class AlarmsBench {
  private static final int TEAMS = 1_000;
  private static final int ALARMS_OF_A_TEAM = 10;
  private static final int PERIOD_SECONDS = 10;
  private static final int PERIODS_OF_A_ROUND = 3;
  private static final int CROSSING_OF_A_PERIOD = 20;
  private static final double CORE_GOAL = 0.2;
  private static final double PAGE_GOAL_SECONDS = 2;
  private static final double NANOS = 1e9;

  private final BenchOptions options;
  private final BenchSite site;
  private final BenchReport report;
  private final Random random = new Random(1);
  private final Map<TeamEnvironment, Integer> crossing = new ConcurrentHashMap<>();
  private final Map<UUID, Instant> paged = new ConcurrentHashMap<>();

  public AlarmsBench(BenchOptions options, BenchSite site, BenchReport report) {
    this.options = options;
    this.site = site;
    this.report = report;
  }

  public void measure() throws IOException, InterruptedException {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(
            new EmbeddedPostgres.Settings(options.cache(), site.resolve("postgres"), true),
            random)) {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(postgres.jdbcUrl("postgres"));
      source.setUser(postgres.user());
      source.setPassword(postgres.password().reveal());
      Flyway.configure().dataSource(source).loggers("slf4j").load().migrate();
      PoolProperties pool = new PoolProperties();
      pool.setDataSource(source);
      pool.setJmxEnabled(false);
      pool.setRollbackOnReturn(true);
      var connections = new org.apache.tomcat.jdbc.pool.DataSource(pool);
      try {
        run(Jdbi.create(connections).installPlugin(new PostgresPlugin()));
      } finally {
        connections.close(true);
      }
    } catch (PostgresFailure failure) {
      throw new IOException("the database did not start", failure);
    }
  }

  private void run(Jdbi jdbi) throws InterruptedException {
    InstantSource clock = InstantSource.system();
    DomainEvents events = KernelPersistence.domainEvents(jdbi);
    Teams teams = TeamPersistence.teams(jdbi);
    AlarmStore alarms = AlarmPersistence.alarms(jdbi);
    List<TeamEnvironment> bots = found(jdbi, teams, alarms, clock);
    Collections.shuffle(bots, random);
    PageStore pages = PagingPersistence.pages(jdbi);
    Pager pager =
        new Pager(
            pages,
            PagingPersistence.silences(jdbi),
            PagingPersistence.onCall(jdbi),
            teams,
            new Unheard(),
            EvidencePersistence.evidence(jdbi, events),
            events,
            UUID::randomUUID);
    // Told after the commit that has the page too.
    events.subscribe(
        AlarmChanged.class,
        changed -> {
          if (changed.to() == AlarmState.ALARM) {
            paged.putIfAbsent(changed.alarm(), clock.instant());
          }
        });
    AlarmWatch watch =
        new AlarmWatch(
            alarms,
            new Evaluator(
                new Measures(new Crossing(clock), new NoQuery(), new NoLogs(), new NoUsers())),
            new Transitions(
                alarms,
                pager,
                EvidencePersistence.evidence(jdbi, events),
                KernelPersistence.transactions(jdbi),
                events));
    // As in earnest: a transition makes the next tick read all alarms anew.
    events.subscribe(AlarmChanged.class, _ -> watch.changed());
    int first = watch.tick(clock.instant()); // reads the alarms
    report.line("alarms", Map.of("teams", TEAMS, "alarms", first));

    List<Double> shares = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    int expected = 0;
    for (int round = 1; round <= options.rounds(); round++) {
      crossing.clear();
      paged.clear();
      // Others each round: an alarm that still fires could not fire.
      int next = (round - 1) * CROSSING_OF_A_PERIOD;
      for (TeamEnvironment bot : bots.subList(next, next + CROSSING_OF_A_PERIOD)) {
        crossing.put(bot, round);
      }
      expected += crossing.size();
      shares.add(ticks(watch, clock));
      for (Map.Entry<UUID, Instant> page : paged.entrySet()) {
        long end = Math.floorDiv(page.getValue().getEpochSecond(), PERIOD_SECONDS) * PERIOD_SECONDS;
        seconds.add(
            Duration.between(Instant.ofEpochSecond(end), page.getValue()).toNanos() / NANOS);
      }
      report.line(
          "round " + round,
          Map.of(
              "evaluator_cores",
              shares.getLast(),
              "pages",
              paged.size(),
              "crossed",
              crossing.size()));
    }
    report.goal("alarm-evaluation-cores", Figures.of(shares), CORE_GOAL, "cores");
    report.goal(
        "pages-missed", Figures.of(List.of((double) expected - seconds.size())), 0, "pages");
    if (seconds.isEmpty()) {
      report.notRun("datapoint-to-page-p99", PAGE_GOAL_SECONDS, "s", "no page was sent");
    } else {
      report.goal(
          "datapoint-to-page-p99",
          Figures.of(List.of(Figures.of(seconds).quantile(0.99))),
          PAGE_GOAL_SECONDS,
          "s");
    }
  }

  /** Ticks each second for some periods; the cores it took on average. */
  private static double ticks(AlarmWatch watch, InstantSource clock) throws InterruptedException {
    var threads = ManagementFactory.getThreadMXBean();
    long began = System.nanoTime();
    long cpu = threads.getCurrentThreadCpuTime();
    for (int tick = 0; tick < PERIODS_OF_A_ROUND * PERIOD_SECONDS; tick++) {
      int past = (int) Math.floorMod(clock.millis(), 1_000L);
      long wait = 1_020L - past;
      TimeUnit.MILLISECONDS.sleep(wait);
      int _ = watch.tick(clock.instant());
    }
    return (double) (threads.getCurrentThreadCpuTime() - cpu) / (System.nanoTime() - began);
  }

  private static List<TeamEnvironment> found(
      Jdbi jdbi, Teams teams, AlarmStore alarms, InstantSource clock) {
    People people = CoursePersistence.people(jdbi);
    List<TeamEnvironment> bots = new ArrayList<>();
    KernelPersistence.transactions(jdbi)
        .run(() -> {
          for (int number = 0; number < TEAMS; number++) {
            Team team =
                new Team(new TeamId(UUID.randomUUID()), new TeamSlug("t" + number), "T" + number);
            Person person =
                new Person(new PersonId(UUID.randomUUID()), "P", "p" + number, CourseRole.STUDENT);
            teams.add(team);
            people.add(person);
            teams.addMember(team.id(), person.id());
            for (int alarm = 0; alarm < ALARMS_OF_A_TEAM; alarm++) {
              alarms.add(alarm(team.id(), person.id(), alarm, clock.instant()));
            }
            bots.add(TeamEnvironment.production(team.id()));
          }
        });
    return bots;
  }

  /** Of ten, one watches what will cross. */
  private static Alarm alarm(TeamId team, PersonId by, int number, Instant now) {
    AlarmDefinition definition =
        new AlarmDefinition(
            "alarm " + number,
            "",
            EnvironmentName.PRODUCTION,
            new AlarmSource.Metric(number == 0 ? "crossing" : "steady" + number, Statistic.AVERAGE),
            Comparison.GT,
            0.5,
            PERIOD_SECONDS,
            3,
            1,
            MissingData.MISSING,
            AlarmSeverity.PAGE,
            null,
            true);
    return new Alarm(
        UUID.randomUUID(),
        1,
        team,
        definition,
        AlarmState.OK,
        now,
        "new",
        null,
        false,
        null,
        by,
        by,
        now);
  }

  /** A sample each five seconds; that of a bot that crosses is bad. */
  private final class Crossing implements Metrics {
    private static final long STEP_SECONDS = 5;

    private final Instant began;

    Crossing(InstantSource clock) {
      this.began = clock.instant();
    }

    @Override
    public List<Series> series(
        TeamEnvironment bot, SeriesSelector selector, Instant from, Instant to) {
      boolean bad = selector.name().equals("crossing") && crossing.containsKey(bot);
      List<Sample> samples = new ArrayList<>();
      long first = Math.ceilDiv(from.getEpochSecond(), STEP_SECONDS) * STEP_SECONDS;
      for (long at = first; at <= to.getEpochSecond(); at += STEP_SECONDS) {
        boolean last = at >= to.getEpochSecond() - PERIOD_SECONDS;
        samples.add(
            new Sample(
                Instant.ofEpochSecond(at), bad && last && began.getEpochSecond() < at ? 1 : 0.1));
      }
      return List.of(new Series(new SeriesKey(selector.name(), new TreeMap<>()), samples));
    }

    @Override
    public List<MetricFamily> families(TeamEnvironment bot) {
      return List.of();
    }
  }

  private record NoQuery() implements Expressions {
    @Override
    public Optional<String> problem(String query) {
      return Optional.empty();
    }

    @Override
    public List<Series> range(
        TeamEnvironment bot, String query, Instant from, Instant to, Duration step) {
      return List.of();
    }

    @Override
    public List<Series> at(TeamEnvironment bot, String query, Instant at) {
      return List.of();
    }
  }

  private record NoLogs() implements Logs {
    @Override
    public long count(TeamEnvironment bot, LogFilter filter, Instant from, Instant to) {
      return 0;
    }

    @Override
    public LogResult search(LogQuery query) {
      return new LogResult(List.of(), List.of(), 0, false);
    }
  }

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

  /** Pages are stored; telling of them is the outbox's, which is not measured here. */
  private record Unheard() implements PageNotices {
    @Override
    public void tell(Page page, Occasion occasion, Collection<PersonId> people, String sentence) {}

    @Override
    public void tellTogether(
        List<Page> pages,
        Occasion occasion,
        Collection<PersonId> people,
        String sentence,
        Instant at) {}

    @Override
    public Map<UUID, List<PageDelivery>> deliveries(Collection<UUID> pages) {
      return Map.of();
    }
  }
}
