package dev.firedrill.bot.deploy;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.Reason;
import dev.firedrill.bot.deploy.Deployment.Kind;
import dev.firedrill.bot.deploy.Deployment.State;
import dev.firedrill.bot.deploy.Deployment.Strategy;
import dev.firedrill.bot.release.Release;
import dev.firedrill.bot.release.Releases;
import dev.firedrill.bot.settings.Configs;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamEnvironment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where people take hold of a rollout: back in one action, abort, all traffic now. */
public final class RollbackDesk {
  /**
   * Where to go back to: null stands for the release before, and the newest configuration. Both
   * null after a change of the configuration alone: what ran before that change.
   */
  public record Target(@Nullable Integer release, @Nullable Long config) {
    public static final Target BEFORE = new Target(null, null);
  }

  private final DeploymentDesk desk;
  private final Deployments deployments;
  private final DeploymentBook book;
  private final Releases releases;
  private final Configs configs;
  private final Transactions transactions;

  public RollbackDesk(
      DeploymentDesk desk,
      Deployments deployments,
      DeploymentBook book,
      Releases releases,
      Configs configs,
      Transactions transactions) {
    this.desk = desk;
    this.deployments = deployments;
    this.book = book;
    this.releases = releases;
    this.configs = configs;
    this.transactions = transactions;
  }

  /**
   * Goes back. Never blocked by a freeze. A deployment in progress is aborted first; when that
   * leaves what is wanted in service, nothing else is done and the aborted deployment is answered.
   *
   * @throws Failure release-deleted, release-not-runnable, not-found, conflict when there is
   *     nothing to go back to
   */
  public Deployment rollback(TeamEnvironment bot, Target asked, String reason, Author by) {
    String why = Reason.checked(reason, "you roll back");
    return transactions.call(() -> {
      releases.lock(bot.team());
      Optional<Deployment> current = deployments.current(bot);
      Optional<Deployment> inProgress = deployments.inProgress(bot);
      Target target = inProgress.isPresent() ? asked : withConfig(asked, current);
      if (inProgress.isPresent() && staysWith(current, target)) {
        return end(inProgress.get(), why, by);
      }
      int wanted = target.release() == null ? before(bot, current) : target.release();
      if (inProgress.isEmpty() && target.config() == null && runs(current, wanted)) {
        throw new Failure(
            ProblemCode.CONFLICT,
            "%s runs v%d already; restart the bot to start it anew."
                .formatted(capital(bot), wanted));
      }
      Release release = desk.release(bot, wanted);
      requireConfig(bot, target.config());
      inProgress.ifPresent(running -> end(running, why, by));
      DeployOutcome outcome =
          desk.open(
              DeploymentDesk.Wish.rolling(bot, Kind.ROLLBACK, target.config(), why, by), release);
      return switch (outcome) {
        case DeployOutcome.Done(Deployment opened) -> opened;
        case DeployOutcome.Busy(Deployment other) ->
            throw new IllegalStateException(other.words() + " was just aborted");
      };
    });
  }

  /**
   * Ends a deployment that is not effective yet; what ran before stays.
   *
   * @throws Failure conflict when it is over already
   */
  public Deployment abort(TeamEnvironment bot, long number, String reason, Author by) {
    String why = Reason.checked(reason, "the deployment is aborted");
    return transactions.call(() -> {
      releases.lock(bot.team());
      return end(requireInProgress(bot, number, "aborted"), why, by);
    });
  }

  /**
   * Gives a canary all traffic now.
   *
   * @throws Failure conflict when it is no canary, or not one that serves users
   */
  public Deployment promoteCanary(TeamEnvironment bot, long number, Author by) {
    return transactions.call(() -> {
      releases.lock(bot.team());
      Deployment canary = requireInProgress(bot, number, "promoted");
      Deployment.Canary progress = canary.canary();
      if (canary.strategy() != Strategy.CANARY || progress == null) {
        throw new Failure(
            ProblemCode.CONFLICT,
            "Deployment %d is no canary: it gets all traffic by itself as soon as it is ready."
                .formatted(number));
      }
      if (canary.state() != State.ACCEPTED || progress.step() < 0) {
        throw new Failure(
            ProblemCode.CONFLICT,
            "Canary %d does not serve users yet; promote it once it does.".formatted(number));
      }
      return book.makeCurrent(canary, "promoted by hand", by)
          .orElseThrow(
              () -> new Failure(ProblemCode.CONFLICT, "Canary " + number + " has just ended."));
    });
  }

  private Optional<Deployment> previous(Deployment deployment) {
    Deployment.Before before = deployment.previous();
    return before == null ? Optional.empty() : deployments.find(deployment.bot(), before.number());
  }

  /** Back from a deployment that only changed the configuration is back to the one before. */
  private Target withConfig(Target asked, Optional<Deployment> current) {
    if (!asked.equals(Target.BEFORE)) {
      return asked;
    }
    return current
        .filter(now -> now.kind() == Deployment.Kind.CONFIG)
        .flatMap(this::previous)
        .filter(before -> before.configVersion() != current.get().configVersion())
        .map(before -> new Target(before.release().number(), before.configVersion()))
        .orElse(asked);
  }

  private Deployment end(Deployment inProgress, String why, Author by) {
    String stays =
        deployments
            .current(inProgress.bot())
            .map(now -> now.release().name() + " stays in service")
            .orElse("nothing is in service");
    return book.abort(inProgress, why + "; " + stays, by)
        .orElseThrow(() ->
            new Failure(
                ProblemCode.CONFLICT,
                "Deployment " + inProgress.number() + " has just ended; look at it again."));
  }

  private static boolean staysWith(Optional<Deployment> current, Target target) {
    return current.isPresent()
        && target.config() == null
        && (target.release() == null || runs(current, target.release()));
  }

  private static boolean runs(Optional<Deployment> current, int release) {
    return current.filter(now -> now.release().number() == release).isPresent();
  }

  private int before(TeamEnvironment bot, Optional<Deployment> current) {
    int now = current.map(running -> running.release().number()).orElse(0);
    return RollbackTarget.before(now, deployments.everEffective(bot), desk::isThere)
        .map(past -> past.release().number())
        .orElseThrow(() ->
            new Failure(
                ProblemCode.CONFLICT,
                "Nothing else ran in %s before that could be gone back to: name a release."
                    .formatted(bot.environment().word())));
  }

  private void requireConfig(TeamEnvironment bot, @Nullable Long config) {
    if (config != null && configs.at(bot, config).isEmpty()) {
      throw Failure.notFound("%s has no configuration version %d.".formatted(capital(bot), config));
    }
  }

  private Deployment requireInProgress(TeamEnvironment bot, long number, String what) {
    Deployment deployment =
        deployments
            .find(bot, number)
            .orElseThrow(() ->
                Failure.notFound(
                    "There is no deployment %d to %s."
                        .formatted(number, bot.environment().word())));
    if (!deployment.isInProgress()) {
      throw new Failure(
          ProblemCode.CONFLICT,
          "Deployment %d is %s already, so it cannot be %s; roll back instead."
              .formatted(
                  number, deployment.state().name().toLowerCase(java.util.Locale.ROOT), what));
    }
    return deployment;
  }

  private static String capital(TeamEnvironment bot) {
    return switch (bot.environment()) {
      case PRODUCTION -> "Production";
      case STAGING -> "Staging";
    };
  }
}
