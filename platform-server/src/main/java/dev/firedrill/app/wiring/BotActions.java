package dev.firedrill.app.wiring;

import dev.firedrill.automation.Action;
import dev.firedrill.automation.Actions;
import dev.firedrill.automation.Errand;
import dev.firedrill.automation.Progress;
import dev.firedrill.bot.deploy.DeployOutcome;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.DeploymentDesk;
import dev.firedrill.bot.deploy.Deployments;
import dev.firedrill.bot.deploy.RollbackDesk;
import dev.firedrill.evidence.Trace;
import dev.firedrill.flag.Flag;
import dev.firedrill.flag.FlagDesk;
import dev.firedrill.flag.FlagOutcome;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.util.Objects;

/**
 * What runbooks and rules can do to a bot. A trace such as {@code deployment:PRODUCTION:12} names
 * what the timeline tells of it; two are joined by a plus sign, the deployment last.
 */
final class BotActions implements Actions {
  private static final String DEPLOYMENT = "deployment:";

  /** Changes sizes. */
  interface Sizes {
    String plan(TeamEnvironment bot, Action.Scale scale);

    Progress start(TeamEnvironment bot, Action.Scale scale, Errand errand);
  }

  private final DeploymentDesk desk;
  private final RollbackDesk rollback;
  private final Deployments deployments;
  private final FlagStore flags;
  private final FlagDesk switches;
  private final Sizes sizes;

  BotActions(
      DeploymentDesk desk,
      RollbackDesk rollback,
      Deployments deployments,
      FlagStore flags,
      FlagDesk switches,
      Sizes sizes) {
    this.desk = desk;
    this.rollback = rollback;
    this.deployments = deployments;
    this.flags = flags;
    this.switches = switches;
    this.sizes = sizes;
  }

  @Override
  public String plan(TeamId team, Action action) {
    TeamEnvironment bot = new TeamEnvironment(team, action.environment());
    return switch (action) {
      case Action.Restart restart -> {
        requireQuiet(bot);
        yield deployments
            .current(bot)
            .map(now -> "Would %s, which runs %s.".formatted(restart.words(), now.release().name()))
            .orElseThrow(() -> nothingRuns(bot));
      }
      case Action.Rollback back -> {
        Deployment now = deployments.current(bot).orElseThrow(() -> nothingRuns(bot));
        yield "Would %s; %s runs now%s."
            .formatted(
                back.words(),
                now.release().name(),
                deployments
                    .inProgress(bot)
                    .map(busy -> ", and " + busy.words() + " would be aborted first")
                    .orElse(""));
      }
      case Action.SwitchFlag flag -> {
        Flag now =
            flags
                .find(bot, flag.flag())
                .filter(found -> !found.archived())
                .orElseThrow(() -> unknownFlag(bot, flag.flag()));
        yield now.on() == flag.on()
            ? "Would change nothing: %s is %s already.".formatted(flag.flag(), word(now.on()))
            : "Would %s.".formatted(flag.words());
      }
      case Action.Scale scale -> sizes.plan(bot, scale);
    };
  }

  private void requireQuiet(TeamEnvironment bot) {
    deployments
        .inProgress(bot)
        .ifPresent(busy -> {
          throw busy(busy);
        });
  }

  @Override
  public Progress start(Action action, Errand errand) {
    TeamEnvironment bot = new TeamEnvironment(errand.team(), action.environment());
    return switch (action) {
      case Action.Restart _ ->
          switch (desk.restart(bot, errand.reason(), errand.author())) {
            case DeployOutcome.Done(Deployment opened) -> progress(opened);
            case DeployOutcome.Busy(Deployment busy) -> throw busy(busy);
          };
      case Action.Rollback back ->
          rolledBack(
              rollback.rollback(
                  bot,
                  new RollbackDesk.Target(back.release(), null),
                  errand.reason(),
                  errand.author()));
      case Action.SwitchFlag flag -> switched(bot, flag, errand);
      case Action.Scale scale -> sizes.start(bot, scale, errand);
    };
  }

  /** An aborted one is what was in progress: with that, what ran before is in service again. */
  private static Progress rolledBack(Deployment back) {
    return back.state() == Deployment.State.ABORTED
        ? new Progress.Done(trace(back), "Stopped " + back.words() + ": " + back.detail() + ".")
        : progress(back);
  }

  private Progress switched(TeamEnvironment bot, Action.SwitchFlag flag, Errand errand) {
    FlagOutcome outcome =
        switches.change(bot, flag.flag(), flag.on(), errand.reason(), null, errand.person());
    return switch (outcome) {
      case FlagOutcome.Changed(Flag now) ->
          new Progress.Done(
              Trace.flag(bot.environment(), now.key(), now.version()),
              "%s is %s in %s (version %d)."
                  .formatted(now.key(), word(now.on()), bot.environment().word(), now.version()));
      case FlagOutcome.Unchanged(Flag now) ->
          new Progress.Done(null, "%s was %s already.".formatted(now.key(), word(now.on())));
      case FlagOutcome.UnknownKey(String key) -> throw unknownFlag(bot, key);
      case FlagOutcome.Stale _, FlagOutcome.Exists _ ->
          throw new IllegalStateException("a switch without a version was " + outcome);
    };
  }

  @Override
  public Progress look(TeamId team, Action action, String ref) {
    int at = ref.indexOf(DEPLOYMENT);
    if (at < 0) {
      return new Progress.Done(ref, "Done.");
    }
    long number = Long.parseLong(ref.substring(ref.lastIndexOf(':') + 1));
    return deployments
        .find(new TeamEnvironment(team, action.environment()), number)
        .map(deployment -> progress(ref, deployment))
        .orElseGet(() -> new Progress.Failed(ref, "The deployment is not known any more."));
  }

  private static Progress progress(Deployment deployment) {
    return progress(trace(deployment), deployment);
  }

  private static Progress progress(String ref, Deployment deployment) {
    String what = "Deployment %d of %s".formatted(deployment.number(), deployment.release().name());
    return switch (deployment.state()) {
      case REQUESTED -> new Progress.Going(ref, what + " is requested.");
      case ACCEPTED -> new Progress.Going(ref, what + " is being started.");
      case EFFECTIVE -> new Progress.Done(ref, what + " is in service.");
      case FAILED, ABORTED ->
          new Progress.Failed(
              ref,
              "%s %s: %s."
                  .formatted(
                      what,
                      deployment.state() == Deployment.State.FAILED ? "failed" : "was aborted",
                      Objects.requireNonNullElse(deployment.detail(), "no reason is known")));
    };
  }

  static String trace(Deployment deployment) {
    return Trace.deployment(deployment.bot().environment(), deployment.number());
  }

  private static Failure busy(Deployment busy) {
    return new Failure(
        ProblemCode.DEPLOYMENT_IN_PROGRESS,
        "Nothing was restarted, because %s is in progress: wait for it or roll it back."
            .formatted(busy.words()));
  }

  private static Failure nothingRuns(TeamEnvironment bot) {
    return new Failure(
        ProblemCode.CONFLICT,
        "Nothing was deployed to " + bot.environment().word() + " yet: deploy first.");
  }

  private static Failure unknownFlag(TeamEnvironment bot, String key) {
    return Failure.invalid(
        "There is no flag '%s' in %s: choose one of the team's flags."
            .formatted(key, bot.environment().word()));
  }

  private static String word(boolean on) {
    return on ? "on" : "off";
  }
}
