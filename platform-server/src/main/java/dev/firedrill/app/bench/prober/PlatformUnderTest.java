package dev.firedrill.app.bench.prober;

import dev.firedrill.app.DataDirectory;
import dev.firedrill.app.bench.kit.BenchOptions;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.ChatServer;
import dev.firedrill.app.config.DatabaseConfiguration;
import dev.firedrill.app.database.PlatformDatabase;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.persistence.EvidencePersistence;
import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Ratio;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.kernel.persistence.KernelPersistence;
import dev.firedrill.slo.Prober;
import dev.firedrill.slo.SliStore;
import dev.firedrill.slo.SliTick;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.slo.persistence.SloPersistence;
import dev.firedrill.slo.probe.Probing;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.TeamSlug;
import dev.firedrill.team.Teams;
import dev.firedrill.team.persistence.TeamPersistence;
import dev.firedrill.workspace.Workspaces;
import dev.firedrill.workspace.Workspaces.BotCredentials;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * The part of the platform that synthetic users need, put together as in earnest in this process:
 * database with both pools, chat, gateway for bots, and the prober. Live pages, chaos and grading
 * are not there. Results and evidence have a pool of their own, so that their cost can be read; on
 * a platform they share that of the questions. Every bot is asked once a second, also those of
 * staging, so that two targets need one team.
 */
final class PlatformUnderTest implements AutoCloseable {
  /** The name of the connections of the prober's own results and evidence. */
  static final String CONNECTION = "firedrill-prober";

  private static final Duration EVERY = Duration.ofSeconds(1);

  private final DataDirectory data;
  private final PlatformDatabase database;
  private final ChatServer chat;
  private final GrowingTeams teams;
  private final List<TeamEnvironment> bots = new ArrayList<>();
  private final DataSource own;
  private final Jdbi readings;
  private final SliStore store;
  private final Prober prober;
  private final InstantSource clock;
  private volatile int targets;

  private PlatformUnderTest(DataDirectory data, PlatformDatabase database, int howMany)
      throws Exception {
    this.data = data;
    this.database = database;
    Jdbi jdbi = database.jdbi();
    clock = KernelPersistence.databaseClock(jdbi, InstantSource.system());
    DomainEvents events = KernelPersistence.domainEvents(jdbi);
    Transactions transactions = KernelPersistence.transactions(jdbi);
    Evidence evidence = EvidencePersistence.evidence(jdbi, events);
    Teams real = TeamPersistence.teams(jdbi);
    chat = ChatServer.start(jdbi, clock, events, transactions, evidence, real);
    for (int number = 0; number < howMany; number++) {
      TeamId team = new TeamId(UUID.randomUUID());
      transactions.run(() -> {
        int no = bots.size() / 2;
        real.add(new Team(team, new TeamSlug("t%04d".formatted(no)), "Team " + no));
        chat.workspaces().provision(team);
      });
      for (EnvironmentName environment : EnvironmentName.values()) {
        bots.add(new TeamEnvironment(team, environment));
      }
    }
    teams = new GrowingTeams(real);
    own = ownPool(database);
    Jdbi results = Jdbi.create(own).installPlugin(new PostgresPlugin());
    readings = results;
    Transactions ofResults = KernelPersistence.transactions(results);
    store = SloPersistence.store(results);
    prober =
        Probing.prober(
            new Probing.Parts(
                teams,
                chat.workspaces(),
                chat.routes(),
                Probing.templateBot(new FleetFacts()),
                store,
                EvidencePersistence.evidence(results, events),
                new Transactions() {
                  @Override
                  public <T> T call(Supplier<T> work) {
                    // The chat's too, because new users come with one commit.
                    return transactions.call(() -> ofResults.call(work));
                  }
                },
                events,
                settings(),
                clock,
                1));
    events.subscribe(SliTick.class, tick -> targets = tick.items().size());
  }

  static PlatformUnderTest open(BenchOptions options, BenchSite site, int teams) throws Exception {
    DataDirectory data = DataDirectory.open(site.resolve("platform"), false);
    PlatformDatabase database =
        PlatformDatabase.open(
            new DatabaseConfiguration(null, null, null), options.cache(), data, new SecureRandom());
    database.migrate();
    return new PlatformUnderTest(data, database, teams);
  }

  /** As the lane of runs, under a name by which the database's work can be told apart. */
  private static DataSource ownPool(PlatformDatabase database) {
    var runs = ((DataSource) database.runsPool()).getPoolProperties();
    PoolProperties properties = new PoolProperties();
    properties.setUrl(runs.getUrl());
    properties.setUsername(runs.getUsername());
    properties.setPassword(runs.getPassword());
    properties.setDriverClassName(runs.getDriverClassName());
    properties.setInitialSize(1);
    properties.setMaxActive(4);
    properties.setRollbackOnReturn(true);
    properties.setJmxEnabled(false);
    properties.setConnectionProperties("ApplicationName=" + CONNECTION);
    return new DataSource(properties);
  }

  static SloSettings settings() {
    return new SloSettings(
        EVERY,
        EVERY,
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(2),
        new Ratio(0.99),
        Duration.ofDays(1));
  }

  URI base() {
    return chat.base();
  }

  Prober prober() {
    return prober;
  }

  SliStore store() {
    return store;
  }

  InstantSource clock() {
    return clock;
  }

  Jdbi jdbi() {
    return database.jdbi();
  }

  /** Has connections also when all of the chat's are taken. */
  Jdbi readings() {
    return readings;
  }

  /** Those of the first so many teams. */
  List<TeamEnvironment> bots(int ofTeams) {
    return bots.subList(0, ofTeams * 2);
  }

  /** The tokens of a bot in each line. */
  List<String> tokens() {
    Workspaces workspaces = chat.workspaces();
    return bots.stream()
        .map(bot -> {
          BotCredentials own = workspaces.credentials(bot);
          return own.botToken().reveal() + " " + own.appToken().reveal();
        })
        .toList();
  }

  /** Lets the prober ask the bots of so many teams; it takes them in little by little. */
  void admit(int ofTeams) {
    teams.admit(ofTeams);
  }

  /** How many bots are asked now. */
  int targets() {
    return targets;
  }

  @Override
  public void close() {
    for (Background background : List.of(prober, chat)) {
      background.stop();
    }
    own.close(true);
    database.stop();
    data.close();
  }
}
