package dev.firedrill.bot.deploy;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.deploy.Deployment.Kind;
import dev.firedrill.bot.deploy.Deployment.Strategy;
import dev.firedrill.bot.release.Release;
import dev.firedrill.team.TeamEnvironment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A deployment to be, before it has a number; {@code previous} is what is current now. */
public record NewDeployment(
    TeamEnvironment bot,
    Kind kind,
    Strategy strategy,
    Release release,
    @Nullable Long previous,
    long configVersion,
    String reason,
    Author by,
    boolean overrodeFreeze,
    Map<String, String> flags,
    @Nullable CanaryPlan canary) {
  public NewDeployment {
    if ((strategy == Strategy.CANARY) != (canary != null)) {
      throw new IllegalArgumentException("a canary needs a plan, and nothing else has one");
    }
    flags = Map.copyOf(flags);
  }
}
