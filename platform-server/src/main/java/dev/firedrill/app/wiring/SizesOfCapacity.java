package dev.firedrill.app.wiring;

import dev.firedrill.automation.Action;
import dev.firedrill.automation.Errand;
import dev.firedrill.automation.Progress;
import dev.firedrill.bot.deploy.Deployments;
import dev.firedrill.capacity.CapacityDesk;
import dev.firedrill.capacity.CapacityOutcome;
import dev.firedrill.capacity.CapacityRules;
import dev.firedrill.capacity.Size;
import dev.firedrill.evidence.Trace;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.TeamEnvironment;
import java.util.Objects;

/** Sizes that runbooks and rules change, within the same budget as people. */
record SizesOfCapacity(CapacityDesk desk, Deployments deployments) implements BotActions.Sizes {
  /** What a reason of a size may be long: a restart's reason says more. */
  private static final int LONGEST_REASON = 190;

  @Override
  public String plan(TeamEnvironment bot, Action.Scale scale) {
    Size now = desk.size(bot);
    int units = CapacityRules.units(memory(scale, now), cpu(scale, now)) + desk.unitsBeside(bot);
    int budget = desk.rules().unitsPerTeam();
    return units > budget
        ? "Would be refused: it makes %d units, and the team has %d.".formatted(units, budget)
        : "Would %s and restart it; that makes %d of %d units."
            .formatted(scale.words(), units, budget);
  }

  @Override
  public Progress start(TeamEnvironment bot, Action.Scale scale, Errand errand) {
    Size now = desk.size(bot);
    String reason = errand.reason();
    CapacityDesk.Wish wish =
        new CapacityDesk.Wish(
            now.version(),
            memory(scale, now),
            cpu(scale, now),
            reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON),
            errand.author().person() == null);
    return switch (desk.change(bot, wish, errand.person())) {
      case CapacityOutcome.Changed(Size size) -> {
        String trace = Trace.size(bot.environment(), size.version());
        yield deployments
            .inProgress(bot)
            .<Progress>map(restart ->
                new Progress.Going(
                    Trace.both(trace, BotActions.trace(restart)),
                    "The bot is restarted with its new size."))
            .orElseGet(() -> new Progress.Done(trace, "The bot has its new size."));
      }
      case CapacityOutcome.Unchanged _ -> new Progress.Done(null, "It has that size already.");
      case CapacityOutcome.OverBudget(String why) -> throw Failure.invalid(why);
      case CapacityOutcome.Stale _ ->
          new Progress.Failed(null, "Somebody else changed the size at the same moment.");
    };
  }

  private static int memory(Action.Scale scale, Size now) {
    return Objects.requireNonNullElse(scale.memoryMiB(), now.memoryMiB());
  }

  private static int cpu(Action.Scale scale, Size now) {
    return Objects.requireNonNullElse(scale.cpuPercent(), now.cpuPercent());
  }
}
