package dev.firedrill.bot.pipeline;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.artifact.Artifact;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.DeploymentBook;
import dev.firedrill.bot.deploy.Deployments;
import dev.firedrill.bot.deploy.FlagsNow;
import dev.firedrill.bot.deploy.NewDeployment;
import dev.firedrill.bot.release.NewRelease;
import dev.firedrill.bot.release.Release;
import dev.firedrill.bot.release.ReleaseDesk;
import dev.firedrill.bot.release.Releases;
import dev.firedrill.bot.settings.Config;
import dev.firedrill.bot.settings.ConfigDesk;
import dev.firedrill.bot.settings.ConfigOutcome;
import dev.firedrill.bot.settings.Configs;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Puts things into service at once, in the name of the course: it waits neither for readiness nor
 * for a freeze. What it does is an ordinary deployment with its reason and its difference, which a
 * team can roll back. All calls join the caller's transaction, which holds the team's lock.
 */
public final class Pipeline {
  private static final int LONGEST_REASON = 200;

  private final Deployments deployments;
  private final DeploymentBook book;
  private final Releases releases;
  private final ReleaseDesk releaseDesk;
  private final Configs configs;
  private final ConfigDesk configDesk;
  private final FlagsNow flags;
  private final InstantSource clock;

  public Pipeline(
      Deployments deployments,
      DeploymentBook book,
      Releases releases,
      ReleaseDesk releaseDesk,
      Configs configs,
      ConfigDesk configDesk,
      FlagsNow flags,
      InstantSource clock) {
    this.deployments = deployments;
    this.book = book;
    this.releases = releases;
    this.releaseDesk = releaseDesk;
    this.configs = configs;
    this.configDesk = configDesk;
    this.flags = flags;
    this.clock = clock;
  }

  /** Keeps the team's releases, deployments and configuration as they are until the commit. */
  public void lock(TeamId team) {
    releases.lock(team);
  }

  /**
   * What is in service.
   *
   * @throws Failure conflict when nothing is
   */
  public Deployment current(TeamEnvironment bot) {
    return deployments
        .current(bot)
        .orElseThrow(() ->
            new Failure(
                ProblemCode.CONFLICT,
                "Nothing was deployed to " + bot.environment().word() + " yet."));
  }

  public Optional<Deployment> inProgress(TeamEnvironment bot) {
    return deployments.inProgress(bot);
  }

  /** The newest configuration, whether or not anything runs with it. */
  public Config newest(TeamEnvironment bot) {
    return config(bot, configs.newest(bot));
  }

  public Config config(TeamEnvironment bot, long version) {
    return configs
        .at(bot, version)
        .orElseThrow(() -> new IllegalStateException(bot + " has no configuration " + version));
  }

  /**
   * Saves a configuration that only differs from the newest in values.
   *
   * @throws Failure invalid-input for what no team could save either
   */
  public Config save(
      TeamEnvironment bot,
      Map<String, String> variables,
      Map<String, Long> secrets,
      String reason) {
    ConfigOutcome outcome =
        configDesk.replaceAll(
            new ConfigDesk.Wish(bot, configs.newest(bot), cut(reason), Author.PIPELINE),
            variables,
            secrets);
    return switch (outcome) {
      case ConfigOutcome.Changed(Config config) -> config;
      case ConfigOutcome.Unchanged(Config config) -> config;
      case ConfigOutcome.Stale(Config current) ->
          throw new IllegalStateException(
              "configuration " + current.version() + " came in spite of the lock");
    };
  }

  /** Puts the release with this version of the configuration into service. */
  public Deployment put(
      TeamEnvironment bot, Deployment.Kind kind, int release, long config, String reason) {
    return book.putInService(
        new NewDeployment(
            bot,
            kind,
            Deployment.Strategy.ROLLING,
            release(bot.team(), release),
            deployments.current(bot).map(Deployment::number).orElse(null),
            config,
            cut(reason),
            Author.PIPELINE,
            false,
            flags.of(bot),
            null));
  }

  /** A release of bytes that nobody has; {@code digest} is the one that they would have. */
  public Release broken(TeamId team, String version, String digest, String reason) {
    Artifact artifact = new Artifact(Artifact.Kind.JAR, digest, 0, "bot.jar", null, null);
    return releaseDesk
        .create(new NewRelease(team, version, null, cut(reason), artifact, false, Author.PIPELINE))
        .release();
  }

  public Release release(TeamId team, int number) {
    return releases.find(team, number).orElseThrow();
  }

  /** Gives the release a tombstone, unless it has one. It must not be in service. */
  public void withdraw(TeamId team, int number, String reason) {
    if (!release(team, number).isDeleted()) {
      releases.delete(team, number, cut(reason), Author.PIPELINE, clock.instant());
    }
  }

  private static String cut(String reason) {
    return reason.codePointCount(0, reason.length()) <= LONGEST_REASON
        ? reason
        : reason.substring(0, reason.offsetByCodePoints(0, LONGEST_REASON - 1)) + "…";
  }
}
