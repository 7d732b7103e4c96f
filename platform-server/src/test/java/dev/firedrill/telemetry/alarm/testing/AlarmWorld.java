package dev.firedrill.telemetry.alarm.testing;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.AlarmChanged;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.AlarmDesk;
import dev.firedrill.telemetry.alarm.AlarmOutcome;
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
import dev.firedrill.telemetry.paging.OnCallDesk;
import dev.firedrill.telemetry.paging.OnCallStore;
import dev.firedrill.telemetry.paging.PageBundler;
import dev.firedrill.telemetry.paging.PageDesk;
import dev.firedrill.telemetry.paging.PageNotices;
import dev.firedrill.telemetry.paging.PageStore;
import dev.firedrill.telemetry.paging.Pager;
import dev.firedrill.telemetry.paging.SilenceDesk;
import dev.firedrill.telemetry.paging.SilenceStore;
import dev.firedrill.telemetry.paging.persistence.PagingPersistence;
import dev.firedrill.telemetry.trial.AlarmTrial;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Alarms and pages on a real database, with sources and a clock that a test moves by hand. */
public final class AlarmWorld {
  public final SteppedClock clock = SteppedClock.atNoon();
  public final HandMetrics metrics = new HandMetrics();
  public final HandUsers users = new HandUsers();
  public final SilentLogs logs = new SilentLogs();
  public final ToldNotices notices = new ToldNotices();
  public final AlarmStore alarms;
  public final PageStore pages;
  public final SilenceStore silences;
  public final OnCallStore rotas;
  public final Pager pager;
  public final PageDesk pageDesk;
  public final PageBundler bundler;
  public final OnCallDesk onCall;
  public final SilenceDesk silenceDesk;
  public final Measures measures;
  public final Transitions transitions;
  public final AlarmDesk desk;
  public final AlarmTrial trial;
  private final TestDatabase database;
  private final DomainEvents events;
  public AlarmWatch watch;

  /** A world that keeps what people are told in {@link #notices}. */
  public AlarmWorld(TestDatabase database) {
    this(database, (kept, _) -> kept);
  }

  /** A world in which people are told by what the function makes of {@link #notices} and clock. */
  public AlarmWorld(
      TestDatabase database, BiFunction<ToldNotices, InstantSource, PageNotices> telling) {
    this.database = database;
    PageNotices tells = telling.apply(notices, clock);
    events = database.domainEvents();
    alarms = AlarmPersistence.alarms(database.jdbi());
    pages = PagingPersistence.pages(database.jdbi());
    silences = PagingPersistence.silences(database.jdbi());
    rotas = PagingPersistence.onCall(database.jdbi());
    pager =
        new Pager(
            pages,
            silences,
            rotas,
            database.teams(),
            tells,
            database.evidence(),
            events,
            UUID::randomUUID);
    pageDesk =
        new PageDesk(
            pages, silences, rotas, database.teams(), pager, tells, database.transactions(), clock);
    bundler =
        new PageBundler(
            pages, rotas, database.teams(), pager, tells, database.transactions(), clock);
    onCall =
        new OnCallDesk(
            rotas,
            database.teams(),
            database.evidence(),
            database.transactions(),
            events,
            UUID::randomUUID,
            clock);
    silenceDesk =
        new SilenceDesk(
            silences,
            alarms,
            database.evidence(),
            database.transactions(),
            events,
            UUID::randomUUID,
            clock);
    measures = new Measures(metrics, new HandExpressions(), logs, users);
    transitions =
        new Transitions(alarms, pager, database.evidence(), database.transactions(), events);
    desk =
        new AlarmDesk(
            alarms,
            measures,
            pager::withdrawn,
            database.evidence(),
            database.transactions(),
            events,
            UUID::randomUUID,
            clock);
    trial =
        new AlarmTrial(alarms, pager, database.evidence(), database.transactions(), events, clock);
    watch = restarted();
    events.subscribe(AlarmChanged.class, _ -> watch.changed());
  }

  /** A watch that remembers nothing, as after a restart of the server. */
  public AlarmWatch restarted() {
    watch = new AlarmWatch(alarms, new Evaluator(measures), transitions);
    return watch;
  }

  /** The same of a platform that looks again only since now. */
  public AlarmWatch backNow() {
    watch = new AlarmWatch(alarms, new Evaluator(measures, clock.instant()), transitions);
    return watch;
  }

  /** One team's environment facts by kind, oldest first. */
  public List<EvidenceEvent> facts(TeamId team, EvidenceKind kind) {
    return database
        .evidence()
        .find(
            EvidenceQuery.ofTeam(team, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"))
                .onlyKinds(Set.of(kind)));
  }

  /** An alarm on a gauge: fires at or above the threshold in m of n periods of ten seconds. */
  public static AlarmDefinition gauge(String name, String metric, double threshold, int m, int n) {
    return new AlarmDefinition(
        name,
        "",
        EnvironmentName.PRODUCTION,
        new AlarmSource.Metric(metric, Statistic.AVERAGE),
        Comparison.GE,
        threshold,
        10,
        n,
        m,
        MissingData.MISSING,
        AlarmSeverity.PAGE,
        null,
        true);
  }

  public Alarm make(TeamId team, AlarmDefinition definition, PersonId by) {
    return switch (desk.create(team, definition, by)) {
      case AlarmOutcome.Done(Alarm alarm, _) -> alarm;
      case AlarmOutcome.Stale _,
          AlarmOutcome.NameTaken _,
          AlarmOutcome.Needed _,
          AlarmOutcome.Unknown _ ->
          throw new AssertionError("it was not made");
    };
  }

  /**
   * For ten seconds the gauge has this value, or none when it is null; then the alarms are seen.
   */
  public void tenSeconds(TeamEnvironment bot, String metric, @Nullable Double value) {
    if (value != null) {
      metrics.put(bot, metric, clock.instant().plusSeconds(2), value);
      metrics.put(bot, metric, clock.instant().plusSeconds(7), value);
    }
    clock.step(Duration.ofSeconds(10));
    int _ = watch.tick(clock.instant());
  }

  public Alarm now(Alarm alarm) {
    return alarms.get(alarm.id()).orElseThrow();
  }
}
