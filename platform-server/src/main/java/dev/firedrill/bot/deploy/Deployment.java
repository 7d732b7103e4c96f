package dev.firedrill.bot.deploy;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.Tally;
import dev.firedrill.bot.release.Release;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of what an environment runs. Current is the one that is in service. {@code endedAt} is
 * when it failed, was aborted or was replaced. {@code previous} is what was current when it was
 * requested.
 */
public record Deployment(
    TeamEnvironment bot,
    long number,
    Kind kind,
    Strategy strategy,
    State state,
    boolean current,
    ReleaseRef release,
    @Nullable Before previous,
    long configVersion,
    String reason,
    Author by,
    boolean overrodeFreeze,
    Times times,
    @Nullable String detail,
    @Nullable Canary canary,
    @Nullable Health health) {

  /** What brought it about. */
  public enum Kind {
    DEPLOY,
    ROLLBACK,
    PROMOTION,
    RESTART,
    CONFIG
  }

  /** How traffic comes to it. */
  public enum Strategy {
    ROLLING,
    CANARY
  }

  /** How far it came. Effective stays effective, also when it is no longer current. */
  public enum State {
    REQUESTED,
    ACCEPTED,
    EFFECTIVE,
    FAILED,
    ABORTED;

    public boolean isInProgress() {
      return switch (this) {
        case REQUESTED, ACCEPTED -> true;
        case EFFECTIVE, FAILED, ABORTED -> false;
      };
    }
  }

  /** A release in passing. */
  public record ReleaseRef(int number, String version, String digest) {
    public String name() {
      return Release.nameOf(number);
    }
  }

  /** The deployment that was current before, and what it ran. */
  public record Before(long number, ReleaseRef release) {}

  /** When it reached which state. */
  public record Times(
      Instant requestedAt,
      @Nullable Instant acceptedAt,
      @Nullable Instant effectiveAt,
      @Nullable Instant endedAt) {}

  /**
   * How far a canary has come. Step -1 has not begun. The tallies are what was last looked at;
   * {@code extended} is a step that goes on because too few users came.
   */
  public record Canary(
      CanaryPlan plan,
      int step,
      @Nullable Instant stepAt,
      boolean extended,
      Tally stable,
      Tally seen,
      String verdict) {
    /** The share of the traffic in percent; 0 before the first step. */
    public int weight() {
      return step < 0 ? 0 : plan.steps().get(step);
    }

    public boolean isLastStep() {
      return step == plan.steps().size() - 1;
    }

    /** The same, judged otherwise. */
    public Canary judged(String other) {
      return new Canary(plan, step, stepAt, extended, stable, seen, other);
    }

    /** When the step is judged, at the earliest. */
    public @Nullable Instant nextStepAt() {
      return stepAt == null ? null : stepAt.plusSeconds(plan.stepSeconds());
    }
  }

  /** What users saw in the five minutes before and in the five since it took effect. */
  public record Health(Tally before, Tally after) {}

  /** The same, with the canary seen like this. */
  public Deployment withCanary(Canary seen) {
    return new Deployment(
        bot,
        number,
        kind,
        strategy,
        state,
        current,
        release,
        previous,
        configVersion,
        reason,
        by,
        overrodeFreeze,
        times,
        detail,
        seen,
        health);
  }

  /** The copy of the bot that this deployment brings up. */
  public InstanceId instance() {
    return new InstanceId(bot, number);
  }

  public String track() {
    return instance().track();
  }

  public boolean isInProgress() {
    return state.isInProgress();
  }

  /** As a sentence says it: "deployment 18 of v3 to production". */
  public String words() {
    return "deployment %d of %s to %s".formatted(number, release.name(), bot.environment().word());
  }
}
