package dev.firedrill.chaos.fault.bot;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.BotStatus;
import dev.firedrill.bot.deploy.ConfigDeploy;
import dev.firedrill.bot.deploy.DeployOutcome;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.RollbackDesk;
import dev.firedrill.bot.disturbance.Operations;
import dev.firedrill.bot.fleet.BotRoom;
import dev.firedrill.bot.freeze.FreezeOverride;
import dev.firedrill.bot.persistence.BotPersistence;
import dev.firedrill.bot.pipeline.Pipeline;
import dev.firedrill.bot.settings.Config;
import dev.firedrill.bot.settings.ConfigDesk;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.course.CourseRole;
import dev.firedrill.flag.FlagBook;
import dev.firedrill.flag.FlagDesk;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.flagd.Flagd;
import dev.firedrill.flag.persistence.FlagPersistence;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.scenarios.Args;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.upstream.UpstreamKeys;
import dev.firedrill.upstream.persistence.UpstreamPersistence;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Bots that run on paper, with all the machinery that faults act through, on a real database. */
final class FaultRoom {
  final BotRoom bots;
  final FakeInterference interference;
  final FlagStore flags;
  final FlagDesk flagDesk;
  final UpstreamKeys keys;
  final Operations operations;
  final Machinery machinery;
  final List<Fault> faults;
  private final TestDatabase database;
  private final ConfigDeploy configDeploy;

  FaultRoom(TestDatabase database) {
    this.database = database;
    this.bots = new BotRoom(database);
    this.interference = new FakeInterference(bots.clock);
    this.flags = FlagPersistence.flags(database.jdbi(), new SecureRandom());
    this.flagDesk =
        new FlagDesk(
            flags,
            Flagd.format(),
            new FlagBook(flags, database.evidence(), database.domainEvents()),
            database.transactions());
    this.keys = UpstreamPersistence.keys(database.jdbi(), new SecureRandom());
    this.operations = BotPersistence.operations(database.jdbi());
    this.configDeploy =
        new ConfigDeploy(bots.desk, bots.deployments, bots.releases, database.transactions());
    PersonId colleague = new TestCourse(database.jdbi()).person(CourseRole.GRADER).id();
    this.machinery =
        new Machinery(
            operations,
            new Pipeline(
                bots.deployments,
                bots.book,
                bots.releases,
                bots.releaseDesk,
                bots.configs,
                bots.configDesk,
                who -> bots.flags,
                bots.clock),
            bots.bots,
            interference,
            flags,
            flagDesk,
            keys,
            () -> colleague,
            database.evidence(),
            database.transactions(),
            bots.clock);
    this.faults = BotFaults.all(machinery);
  }

  Fault fault(String id) {
    return faults.stream().filter(fault -> fault.id().equals(id)).findFirst().orElseThrow();
  }

  /** A bot in service that has a variable LOG_LEVEL and a secret API_KEY. */
  TeamEnvironment freshBot() {
    TeamEnvironment bot = TeamEnvironment.production(new TestCourse(database.jdbi()).team().id());
    flags.provision(bot);
    interference.run(bot, 2);
    bots.configDesk.replaceVariables(wish(bot), Map.of("LOG_LEVEL", "info"));
    bots.configDesk.setSecret(wish(bot), "API_KEY", "opensesame");
    bots.templates(new byte[] {1}).provision(bot);
    bots.bots.desire(bot, BotStatus.Desired.RUNNING, bots.clock.instant());
    return bot;
  }

  FaultOrder order(TeamEnvironment bot, Args args) {
    return new FaultOrder(
        bot, args, "op-" + bot, 1, bots.clock.instant().plus(Duration.ofMinutes(10)));
  }

  void pass(Duration time) {
    bots.clock.step(time);
    new OpenOperations(machinery, faults).look();
  }

  private ConfigDesk.Wish wish(TeamEnvironment bot) {
    return new ConfigDesk.Wish(bot, bots.configs.newest(bot), "the team's own wish", bots.byAda);
  }

  Config newest(TeamEnvironment bot) {
    return bots.configs.at(bot, bots.configs.newest(bot)).orElseThrow();
  }

  Deployment current(TeamEnvironment bot) {
    return bots.deployments.current(bot).orElseThrow();
  }

  /** What the bot runs with. */
  Config running(TeamEnvironment bot) {
    return bots.configs.at(bot, current(bot).configVersion()).orElseThrow();
  }

  /** The team sets a variable, or removes it, and deploys. */
  void teamSets(TeamEnvironment bot, String name, @Nullable String value) {
    Map<String, String> variables = new TreeMap<>(newest(bot).variables());
    if (value == null) {
      variables.remove(name);
    } else {
      variables.put(name, value);
    }
    configDeploy.changeAndDeploy(
        bot,
        "we mend it",
        FreezeOverride.NONE,
        bots.byAda,
        () -> bots.configDesk.replaceVariables(wish(bot), variables));
    inService(bot);
  }

  void teamSetsSecret(TeamEnvironment bot, String name, String value) {
    configDeploy.changeAndDeploy(
        bot,
        "we mend it",
        FreezeOverride.NONE,
        bots.byAda,
        () -> bots.configDesk.setSecret(wish(bot), name, value));
    inService(bot);
  }

  DeployOutcome teamRestarts(TeamEnvironment bot) {
    DeployOutcome outcome = bots.desk.restart(bot, "we try that first", bots.byAda);
    inService(bot);
    return outcome;
  }

  Deployment teamRollsBack(TeamEnvironment bot) {
    bots.rollback.rollback(bot, RollbackDesk.Target.BEFORE, "it is broken", bots.byAda);
    return inService(bot);
  }

  /** What the fleet does once an instance serves. */
  private Deployment inService(TeamEnvironment bot) {
    Deployment opened = bots.deployments.inProgress(bot).orElseThrow();
    bots.book.accept(opened);
    return bots.book.makeCurrent(opened, "", Author.PLATFORM).orElseThrow();
  }
}
