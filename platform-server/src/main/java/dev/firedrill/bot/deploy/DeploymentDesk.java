package dev.firedrill.bot.deploy;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.BotStatus;
import dev.firedrill.bot.Bots;
import dev.firedrill.bot.Reason;
import dev.firedrill.bot.deploy.Deployment.Kind;
import dev.firedrill.bot.deploy.Deployment.Strategy;
import dev.firedrill.bot.freeze.Freeze;
import dev.firedrill.bot.freeze.FreezeGate;
import dev.firedrill.bot.freeze.FreezeOverride;
import dev.firedrill.bot.release.Programs;
import dev.firedrill.bot.release.Release;
import dev.firedrill.bot.release.Releases;
import dev.firedrill.bot.settings.Configs;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where people ask for another release, another configuration or a restart. What is asked for is
 * only written down here; the supervisor of the fleet brings it about. At most one deployment of an
 * environment is in progress.
 */
public final class DeploymentDesk {
  /** What the desk works with; {@code scaledDown} are bots that only rest until they are wanted. */
  public record Ports(
      Deployments deployments,
      DeploymentBook book,
      Releases releases,
      Programs programs,
      Bots bots,
      Configs configs,
      FlagsNow flags,
      FreezeGate freezes,
      Transactions transactions,
      InstantSource clock,
      Predicate<TeamEnvironment> scaledDown) {}

  /** A deployment to be, once it is known what it runs. */
  record Wish(
      TeamEnvironment bot,
      Kind kind,
      Strategy strategy,
      @Nullable CanaryPlan canary,
      @Nullable Long config,
      String reason,
      FreezeOverride override,
      Author by) {
    static Wish rolling(
        TeamEnvironment bot, Kind kind, @Nullable Long config, String reason, Author by) {
      return new Wish(bot, kind, Strategy.ROLLING, null, config, reason, FreezeOverride.NONE, by);
    }

    static Wish of(DeployOrder order, Kind kind) {
      CanaryPlan plan =
          order.strategy() == Strategy.CANARY
              ? Objects.requireNonNullElse(order.canary(), CanaryPlan.USUAL)
              : null;
      return new Wish(
          order.bot(),
          kind,
          order.strategy(),
          plan,
          null,
          order.reason(),
          order.override(),
          order.by());
    }

    /** A rollback and a restart help a bot in need, so no freeze blocks them. */
    boolean heedsFreezes() {
      return switch (kind) {
        case DEPLOY, PROMOTION, CONFIG -> true;
        case ROLLBACK, RESTART -> false;
      };
    }
  }

  /** How what staging runs shall come to production. */
  public record Promotion(
      Strategy strategy,
      @Nullable CanaryPlan canary,
      String reason,
      FreezeOverride override,
      Author by) {}

  private final Ports ports;

  public DeploymentDesk(Ports ports) {
    this.ports = ports;
  }

  /**
   * Asks for a release in an environment.
   *
   * @throws Failure not-found, release-deleted, release-not-runnable, deploy-frozen, or
   *     invalid-input for the reason
   */
  public DeployOutcome deploy(DeployOrder order) {
    Release release = release(order.bot(), order.release());
    return open(Wish.of(order, Kind.DEPLOY), release);
  }

  /**
   * Asks for what staging runs, in production.
   *
   * @throws Failure conflict when staging runs nothing, and as {@link #deploy}
   */
  public DeployOutcome promote(TeamEnvironment production, Promotion wish) {
    TeamEnvironment staging = new TeamEnvironment(production.team(), EnvironmentName.STAGING);
    Deployment inStaging =
        ports
            .deployments()
            .current(staging)
            .orElseThrow(() ->
                new Failure(
                    ProblemCode.CONFLICT,
                    "Staging runs nothing yet, so there is nothing to promote: deploy to staging"
                        + " first."));
    Release release = release(staging, inStaging.release().number());
    DeployOrder order =
        new DeployOrder(
            production,
            release.number(),
            wish.strategy(),
            wish.canary(),
            wish.reason(),
            wish.override(),
            wish.by());
    return open(Wish.of(order, Kind.PROMOTION), release);
  }

  /** Asks for another instance of what runs, with the configuration it runs with. */
  public DeployOutcome restart(TeamEnvironment bot, String reason, Author by) {
    return ports
        .transactions()
        .call(() -> {
          ports.releases().lock(bot.team());
          Optional<Deployment> busy = ports.deployments().inProgress(bot);
          if (busy.isPresent()) {
            return new DeployOutcome.Busy(busy.get());
          }
          requireMeantToRun(bot);
          Deployment current = requireCurrent(bot);
          Release release = release(bot, current.release().number());
          return open(
              Wish.rolling(bot, Kind.RESTART, current.configVersion(), reason, by), release);
        });
  }

  /** Asks for what runs with the newest configuration. Joins the caller's transaction. */
  DeployOutcome reconfigure(
      TeamEnvironment bot, String reason, FreezeOverride override, Author by) {
    Deployment current = requireCurrent(bot);
    Release release = release(bot, current.release().number());
    Wish wish = new Wish(bot, Kind.CONFIG, Strategy.ROLLING, null, null, reason, override, by);
    return open(wish, release);
  }

  /** Opens the deployment unless something forbids it. */
  DeployOutcome open(Wish wish, Release release) {
    String reason = Reason.checked(wish.reason(), "this is deployed");
    if (!release.isDeleted()) {
      // Before the transaction, because an archive may have to be unpacked.
      ports.programs().require(release);
    }
    return ports
        .transactions()
        .call(() -> {
          TeamEnvironment bot = wish.bot();
          ports.releases().lock(bot.team());
          requireMeantToRun(bot);
          Release now = release(bot, release.number());
          if (now.isDeleted()) {
            throw RollbackTarget.deleted(
                now, ports.deployments().everEffective(bot), this::isThere);
          }
          Optional<Deployment> busy = ports.deployments().inProgress(bot);
          if (busy.isPresent()) {
            return new DeployOutcome.Busy(busy.get());
          }
          Optional<Freeze> passed =
              wish.heedsFreezes()
                  ? ports.freezes().pass(bot, wish.override(), ports.clock().instant())
                  : Optional.empty();
          NewDeployment opened =
              new NewDeployment(
                  bot,
                  wish.kind(),
                  wish.strategy(),
                  now,
                  ports.deployments().current(bot).map(Deployment::number).orElse(null),
                  wish.config() == null ? ports.configs().newest(bot) : wish.config(),
                  reason,
                  wish.by(),
                  passed.isPresent(),
                  ports.flags().of(bot),
                  wish.canary());
          return new DeployOutcome.Done(
              ports.book().request(opened, passed.map(Freeze::reason).orElse(null)));
        });
  }

  Release release(TeamEnvironment bot, int number) {
    return ports
        .releases()
        .find(bot.team(), number)
        .orElseThrow(
            () -> Failure.notFound("The team has no release v" + number + "; see its releases."));
  }

  boolean isThere(Deployment deployment) {
    return !release(deployment.bot(), deployment.release().number()).isDeleted();
  }

  private Deployment requireCurrent(TeamEnvironment bot) {
    return ports
        .deployments()
        .current(bot)
        .orElseThrow(() ->
            new Failure(
                ProblemCode.CONFLICT,
                "Nothing was deployed to " + bot.environment().word() + " yet: deploy first."));
  }

  private void requireMeantToRun(TeamEnvironment bot) {
    boolean meant =
        ports
            .bots()
            .find(bot)
            .filter(status -> status.desired() == BotStatus.Desired.RUNNING)
            .isPresent();
    if (!meant && ports.scaledDown().test(bot)) {
      // Whoever deploys or restarts it wants it back.
      ports.bots().desire(bot, BotStatus.Desired.RUNNING, ports.clock().instant());
    } else if (!meant) {
      throw Failure.invalid(
          "The "
              + bot.environment().word()
              + " bot is not meant to run on this platform, so nothing can be deployed or"
              + " restarted there.");
    }
  }
}
