package dev.firedrill.bot.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.BotStatus;
import dev.firedrill.bot.Bots;
import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.Tally;
import dev.firedrill.bot.deploy.CanaryPlan;
import dev.firedrill.bot.deploy.DeployOrder;
import dev.firedrill.bot.deploy.DeployOutcome;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.DeploymentBook;
import dev.firedrill.bot.deploy.DeploymentDesk;
import dev.firedrill.bot.deploy.Deployments;
import dev.firedrill.bot.deploy.RollbackDesk;
import dev.firedrill.bot.deploy.TemplateDesk;
import dev.firedrill.bot.freeze.FreezeGate;
import dev.firedrill.bot.freeze.FreezeOverride;
import dev.firedrill.bot.freeze.Freezes;
import dev.firedrill.bot.persistence.BotPersistence;
import dev.firedrill.bot.release.NewRelease;
import dev.firedrill.bot.release.Programs;
import dev.firedrill.bot.release.Release;
import dev.firedrill.bot.release.ReleaseDesk;
import dev.firedrill.bot.release.Releases;
import dev.firedrill.bot.settings.ConfigDesk;
import dev.firedrill.bot.settings.Configs;
import dev.firedrill.bot.settings.EncryptionKey;
import dev.firedrill.bot.settings.SecretSeal;
import dev.firedrill.bot.settings.Secrets;
import dev.firedrill.bot.settings.StoredVariables;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Secret;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A team with a bot, on a real database, with everything outside of it made by hand. */
public final class BotRoom {
  public final SteppedClock clock = SteppedClock.atNoon();
  public final FakeArtifacts artifacts = new FakeArtifacts();
  public final Map<String, Tally> users = new HashMap<>();
  public final Map<TeamEnvironment, Map<String, Integer>> splits = new HashMap<>();
  public final Map<String, String> flags = new HashMap<>(Map.of("need-mention", "off"));
  public final Team team;
  public final TeamEnvironment bot;
  public final TeamEnvironment staging;
  public final PersonId ada;
  public final Author byAda;

  public final Bots bots;
  public final Releases releases;
  public final Deployments deployments;
  public final Configs configs;
  public final Secrets secrets;
  public final SecretSeal seal = seal(7);
  public final ConfigDesk configDesk;
  public final Freezes freezes;
  public final ReleaseDesk releaseDesk;
  public final DeploymentBook book;
  public final DeploymentDesk.Ports ports;
  public final DeploymentDesk desk;
  public final RollbackDesk rollback;
  public final DomainEvents events;
  private final TestDatabase database;
  public FakeRuntime runtime = new FakeRuntime();
  public FleetSupervisor fleet;

  public BotRoom(TestDatabase database) {
    this.database = database;
    // A pass looks at every bot, and other tests left theirs.
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM bot"));
    TestCourse course = new TestCourse(database.jdbi());
    team = course.team();
    bot = TeamEnvironment.production(team.id());
    staging = new TeamEnvironment(team.id(), EnvironmentName.STAGING);
    ada = course.student(team).id();
    byAda = Author.onPage(ada);
    events = database.domainEvents();
    bots = BotPersistence.bots(database.jdbi());
    releases = BotPersistence.releases(database.jdbi());
    deployments = BotPersistence.deployments(database.jdbi());
    configs = BotPersistence.configs(database.jdbi());
    secrets = BotPersistence.secrets(database.jdbi());
    freezes = BotPersistence.freezes(database.jdbi());
    releaseDesk =
        new ReleaseDesk(
            releases, deployments, artifacts, database.evidence(), database.transactions(), clock);
    book =
        new DeploymentBook(
            deployments,
            releases,
            (who, track, from, to) -> users.getOrDefault(track, Tally.NONE),
            database.evidence(),
            database.transactions(),
            events,
            clock);
    ports =
        new DeploymentDesk.Ports(
            deployments,
            book,
            releases,
            new Programs(artifacts, runtime, clock),
            bots,
            configs,
            who -> flags,
            new FreezeGate(freezes, database.teams()),
            database.transactions(),
            clock,
            who -> BotPersistence.operations(database.jdbi()).isScaledDown(who, clock.instant()));
    desk = new DeploymentDesk(ports);
    rollback =
        new RollbackDesk(desk, deployments, book, releases, configs, database.transactions());
    configDesk =
        new ConfigDesk(
            configs,
            secrets,
            seal,
            releases,
            database.evidence(),
            database.transactions(),
            events,
            clock);
    fleet = supervisor();
  }

  /** By a key of these bytes. */
  public static SecretSeal seal(int of) {
    byte[] key = new byte[EncryptionKey.BYTES];
    Arrays.fill(key, (byte) of);
    return new SecretSeal(new EncryptionKey(key), new SecureRandom());
  }

  private FleetSupervisor supervisor() {
    return new FleetSupervisor(
        new FleetSupervisor.Ports(
            bots,
            deployments,
            book,
            desk,
            new InstanceStarter(
                releases,
                new Programs(artifacts, runtime, clock),
                new StoredVariables(configs, secrets, seal),
                instance -> Map.of("SLACK_API_BASE", new Secret(instance.track())),
                database.teams(),
                runtime,
                bot -> Optional.empty()),
            runtime,
            splits::put,
            (who, track, from, to) -> users.getOrDefault(track, Tally.NONE),
            database.evidence(),
            events,
            clock));
  }

  /** The platform dies with all it runs and remembers, and another one starts. */
  public void restartPlatform() {
    runtime = new FakeRuntime();
    splits.clear();
    fleet = supervisor();
  }

  public TemplateDesk templates(byte[] jar) {
    return new TemplateDesk(
        new TemplateDesk.Template(FakeArtifacts.of(jar, "student-bot.jar"), "1.0"),
        releaseDesk,
        book,
        ports);
  }

  /** The bundled template is release v1, deployment 1, in service and connected. */
  public BotRoom inService() {
    templates(new byte[] {1}).provision(bot);
    fleet.ensureRunning(bot);
    pass();
    connect(1);
    pass();
    assertThat(status().observed()).isEqualTo(BotStatus.Observed.CONNECTED);
    return this;
  }

  public Release upload(String content) {
    return releaseDesk
        .upload(
            team.id(),
            new NewRelease.Label("1." + content.length(), null, content),
            new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
            "bot.jar",
            byAda)
        .release();
  }

  public Deployment deploy(Release release) {
    return done(tryDeploy(release, Deployment.Strategy.ROLLING, null));
  }

  public Deployment canary(Release release, CanaryPlan plan) {
    return done(tryDeploy(release, Deployment.Strategy.CANARY, plan));
  }

  public DeployOutcome tryDeploy(
      Release release, Deployment.Strategy strategy, @Nullable CanaryPlan plan) {
    return desk.deploy(
        new DeployOrder(
            bot, release.number(), strategy, plan, "a new release", FreezeOverride.NONE, byAda));
  }

  public static Deployment done(DeployOutcome outcome) {
    assertThat(outcome).isInstanceOf(DeployOutcome.Done.class);
    return ((DeployOutcome.Done) outcome).deployment();
  }

  /** One look of the supervisor, on one connection as in the platform's pool. */
  public void pass() {
    database.jdbi().useHandle(handle -> fleet.reconcile());
  }

  public void pass(Duration later) {
    clock.step(later);
    pass();
  }

  public InstanceId instance(long deployment) {
    return new InstanceId(bot, deployment);
  }

  /** The instance is ready and has its connection. */
  public void connect(long deployment) {
    fleet.ready(instance(deployment));
    fleet.connectionChanged(bot, "d" + deployment, 1);
  }

  public void disconnect(long deployment) {
    fleet.connectionChanged(bot, "d" + deployment, 0);
  }

  public void crash(long deployment) {
    disconnect(deployment);
    runtime.exit(instance(deployment), "crashed (exit code 1)");
  }

  public Deployment deployment(long number) {
    return deployments.find(bot, number).orElseThrow();
  }

  public BotStatus status() {
    return bots.find(bot).orElseThrow();
  }

  public Map<String, Integer> split() {
    return splits.getOrDefault(bot, Map.of());
  }

  public List<EvidenceEvent> evidence(EvidenceKind... kinds) {
    return database
        .evidence()
        .find(
            EvidenceQuery.ofTeam(team.id(), Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"))
                .onlyKinds(Set.of(kinds)));
  }
}
