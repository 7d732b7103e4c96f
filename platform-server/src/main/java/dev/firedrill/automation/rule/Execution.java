package dev.firedrill.automation.rule;

import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.AlarmState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rule did, or why it did nothing, about one change of its alarm. {@code what} is the action
 * in words, {@code detail} what came of it.
 */
public record Execution(
    UUID id,
    UUID rule,
    TeamId team,
    Cause cause,
    State state,
    String what,
    String detail,
    @Nullable String ref,
    Instant startedAt,
    Instant deadline,
    @Nullable Instant endedAt) {
  /** The change of the alarm; {@code transition} is the id of the evidence of it. */
  public record Cause(
      long transition, UUID alarm, String alarmName, AlarmState went, Instant wentAt) {}

  /** How it stands. */
  public enum State {
    RUNNING,
    DONE,
    FAILED,
    TIMED_OUT,
    /** A limit held it back, or the alarm was over already. */
    SKIPPED,
    /** Nothing was done, because the rule is on trial. */
    DRY_RUN,
    /** The loop guard disabled the rule instead. */
    STOPPED;

    /** Whether it took one of the turns that the limits of a rule allow. */
    public boolean tookATurn() {
      return switch (this) {
        case RUNNING, DONE, FAILED, TIMED_OUT, DRY_RUN -> true;
        case SKIPPED, STOPPED -> false;
      };
    }

    /** Whether something was done at a bot. */
    public boolean acted() {
      return switch (this) {
        case RUNNING, DONE, TIMED_OUT -> true;
        case FAILED, SKIPPED, DRY_RUN, STOPPED -> false;
      };
    }

    /** As a sentence says it. */
    public String words() {
      return switch (this) {
        case RUNNING -> "is running";
        case DONE -> "is done";
        case FAILED -> "failed";
        case TIMED_OUT -> "timed out";
        case SKIPPED -> "was left out";
        case DRY_RUN -> "was tried dry";
        case STOPPED -> "was stopped";
      };
    }
  }

  Execution going(String now, String told) {
    return new Execution(
        id, rule, team, cause, State.RUNNING, what, told, now, startedAt, deadline, null);
  }

  Execution ended(State how, @Nullable String trace, String told, Instant at) {
    return new Execution(
        id,
        rule,
        team,
        cause,
        how,
        what,
        told,
        trace == null ? ref : trace,
        startedAt,
        deadline,
        at);
  }
}
