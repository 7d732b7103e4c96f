package dev.firedrill.bot.deploy;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.freeze.FreezeOverride;
import dev.firedrill.bot.release.Releases;
import dev.firedrill.bot.settings.Config;
import dev.firedrill.bot.settings.ConfigOutcome;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamEnvironment;
import java.util.Optional;
import java.util.function.Supplier;

/** Saves a configuration and brings it to the bot in one: both happen, or neither. */
public final class ConfigDeploy {
  /** What became of both. */
  public sealed interface Outcome {
    /** Saved, or as it was; the deployment follows by itself. */
    record Saved(Config config) implements Outcome {}

    record Stale(Config current) implements Outcome {}

    /** Nothing was saved, because another deployment is in progress. */
    record Busy(Deployment inProgress) implements Outcome {}
  }

  private final DeploymentDesk desk;
  private final Deployments deployments;
  private final Releases releases;
  private final Transactions transactions;

  public ConfigDeploy(
      DeploymentDesk desk, Deployments deployments, Releases releases, Transactions transactions) {
    this.desk = desk;
    this.deployments = deployments;
    this.releases = releases;
    this.transactions = transactions;
  }

  /**
   * Makes the change and deploys what runs with it.
   *
   * @throws dev.firedrill.kernel.Failure deploy-frozen and what the change and a deployment throw;
   *     then nothing is saved
   */
  public Outcome changeAndDeploy(
      TeamEnvironment bot,
      String reason,
      FreezeOverride override,
      Author by,
      Supplier<ConfigOutcome> change) {
    return transactions.call(() -> {
      releases.lock(bot.team());
      Optional<Deployment> busy = deployments.inProgress(bot);
      if (busy.isPresent()) {
        return new Outcome.Busy(busy.get());
      }
      return switch (change.get()) {
        case ConfigOutcome.Stale(Config current) -> new Outcome.Stale(current);
        case ConfigOutcome.Changed(Config config) -> deploy(config, reason, override, by);
        case ConfigOutcome.Unchanged(Config config) -> {
          boolean runs =
              deployments
                  .current(bot)
                  .filter(current -> current.configVersion() == config.version())
                  .isPresent();
          yield runs ? new Outcome.Saved(config) : deploy(config, reason, override, by);
        }
      };
    });
  }

  private Outcome deploy(Config config, String reason, FreezeOverride override, Author by) {
    return switch (desk.reconfigure(config.bot(), reason, override, by)) {
      case DeployOutcome.Done _ -> new Outcome.Saved(config);
      case DeployOutcome.Busy(Deployment busy) ->
          throw new IllegalStateException(busy.words() + " came in spite of the lock");
    };
  }
}
