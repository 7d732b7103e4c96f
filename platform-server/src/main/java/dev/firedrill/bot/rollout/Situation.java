package dev.firedrill.bot.rollout;

import dev.firedrill.bot.deploy.Deployment;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision on one bot depends on: what is wanted, what is recorded, what is seen. The
 * candidate is the deployment in progress. {@code users} is what they saw of a canary's step, when
 * one is under way.
 */
public record Situation(
    boolean wanted,
    @Nullable Deployment current,
    @Nullable Deployment candidate,
    Map<Long, Sight> sights,
    @Nullable Comparison users,
    Instant now) {
  public Situation {
    sights = Map.copyOf(sights);
  }

  public Sight sight(Deployment deployment) {
    return sights.getOrDefault(deployment.number(), Sight.NEVER);
  }

  /** Whether something is in service that users would miss. */
  public boolean inService() {
    return Optional.ofNullable(current).filter(now -> sight(now).serves()).isPresent();
  }

  /**
   * Nothing serves and nothing is about to: one that was just started, as after a restart of the
   * platform, still counts as up.
   */
  boolean isDown() {
    if (current == null) {
      return true;
    }
    Sight seen = sight(current);
    boolean hadItsTime =
        seen.watchedSince() != null && !seen.watchedSince().plus(Rollout.READY_WITHIN).isAfter(now);
    return !seen.serves() && (seen.exits() > 0 || hadItsTime);
  }

  /** Whether this deployment's instance is to run. */
  public boolean isWanted(long deployment) {
    return wanted
        && ((current != null && current.number() == deployment)
            || (candidate != null && candidate.number() == deployment));
  }
}
