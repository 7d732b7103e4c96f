package dev.firedrill.scenarios;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;

/** What keeps a run from hurting more than it may. */
public record Safety(BlastRadius blastRadius, List<AbortRule> abortWhen, Rollback rollback) {
  public Safety {
    abortWhen = Check.copy(abortWhen);
    Check.notEmpty("safety.abortWhen", abortWhen);
  }

  /**
   * How far a step may reach.
   *
   * @param scope always {@code team}
   * @param maxConcurrentFaults from 1 to 4
   * @param protect what no step may touch
   */
  public record BlastRadius(Scope scope, int maxConcurrentFaults, List<String> protect) {
    public BlastRadius {
      Check.range("maxConcurrentFaults", maxConcurrentFaults, 1, 4);
      protect = Check.copy(protect);
    }
  }

  /** The only radius there is. */
  public enum Scope {
    @JsonProperty("team")
    TEAM
  }

  /**
   * When to stop, and how.
   *
   * @param condition CEL over the run's state, see {@link
   *     dev.firedrill.scenarios.expect.RunCondition}
   */
  public record AbortRule(@JsonProperty("if") String condition, Action action) {
    public AbortRule {
      Check.text("abortWhen.if", condition);
    }
  }

  /** What is done when an abort rule holds. */
  public enum Action {
    @JsonProperty("revert-team")
    REVERT_TEAM,
    @JsonProperty("revert-run")
    REVERT_RUN,
    @JsonProperty("pause-run")
    PAUSE_RUN,
    @JsonProperty("void-team")
    VOID_TEAM
  }

  /**
   * What clean means after a stop.
   *
   * @param deadline by when everything must be reverted and clean
   * @param verify names of probes that show it
   */
  public record Rollback(Duration deadline, List<String> verify, OnFailure onFailure) {
    public Rollback {
      Check.positive("rollback.deadline", deadline);
      verify = Check.copy(verify);
      Check.notEmpty("rollback.verify", verify);
    }
  }

  /** What is done when the effect is still there after the deadline. */
  public enum OnFailure {
    @JsonProperty("page-staff")
    PAGE_STAFF,
    @JsonProperty("page-staff-and-redeploy")
    PAGE_STAFF_AND_REDEPLOY
  }
}
