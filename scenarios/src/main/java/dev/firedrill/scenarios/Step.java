package dev.firedrill.scenarios;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of the timeline. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Step.FaultStep.class, name = "fault"),
  @JsonSubTypes.Type(value = Step.NoiseStep.class, name = "noise"),
  @JsonSubTypes.Type(value = Step.TrafficStep.class, name = "traffic"),
  @JsonSubTypes.Type(value = Step.InjectStep.class, name = "inject"),
  @JsonSubTypes.Type(value = Step.AnnounceStep.class, name = "announce"),
  @JsonSubTypes.Type(value = Step.CheckpointStep.class, name = "checkpoint")
})
public sealed interface Step {

  /** Unique in the scenario. */
  String id();

  /** As the author wrote it, without jitter. */
  At at();

  Jitter jitter();

  /** A CEL guard over the run's state; null means always. */
  @Nullable String when();

  /** A step that changes something which must be verified and reverted. */
  sealed interface Injection extends Step permits FaultStep, NoiseStep {
    /** Id in the catalogue of faults. */
    String fault();

    /** Name in the scenario's targets. */
    String target();

    Args args();

    /** From applying to reverting. */
    Duration duration();

    Verify verify();

    Revert revert();
  }

  /** The ground truth: what students have to find and mend. */
  record FaultStep(
      String id,
      At at,
      Jitter jitter,
      @Nullable String when,
      String fault,
      String target,
      Args args,
      Duration duration,
      Verify verify,
      Revert revert)
      implements Injection {
    public FaultStep {
      Check.slug("step id", id);
      Check.positive("duration of step " + id, duration);
      jitter = Check.or(jitter, Jitter.NONE);
      args = Check.or(args, Args.EMPTY);
    }
  }

  /** A harmless disturbance that is never ground truth. */
  record NoiseStep(
      String id,
      At at,
      Jitter jitter,
      @Nullable String when,
      String fault,
      String target,
      Args args,
      Duration duration,
      Verify verify,
      Revert revert)
      implements Injection {
    public NoiseStep {
      Check.slug("step id", id);
      Check.positive("duration of step " + id, duration);
      jitter = Check.or(jitter, Jitter.NONE);
      args = Check.or(args, Args.EMPTY);
    }
  }

  /**
   * Load by synthetic users, offered whether or not the bot keeps up.
   *
   * @param args as the profile's JSON Schema says, see {@link
   *     dev.firedrill.scenarios.traffic.TrafficCatalog}
   */
  record TrafficStep(
      String id,
      At at,
      Jitter jitter,
      @Nullable String when,
      Profile profile,
      Duration duration,
      Args args)
      implements Step {
    public TrafficStep {
      Check.slug("step id", id);
      Check.positive("duration of step " + id, duration);
      jitter = Check.or(jitter, Jitter.NONE);
      args = Check.or(args, Args.EMPTY);
    }
  }

  /** How requests come over the duration of a traffic step. */
  enum Profile {
    /** Evenly. */
    @JsonProperty("steady")
    STEADY,
    /** Evenly, from one rate to another. */
    @JsonProperty("ramp")
    RAMP,
    /** From a base to a peak and, after a while, back. */
    @JsonProperty("spike")
    SPIKE,
    /** At random times, as of many people who do not know of each other. */
    @JsonProperty("poisson")
    POISSON,
    /** As was once recorded. */
    @JsonProperty("recorded")
    RECORDED
  }

  /**
   * A message by somebody who expects an answer.
   *
   * @param respondWithin null if no answer is expected
   * @param expected what a good answer has, for graders
   */
  record InjectStep(
      String id,
      At at,
      Jitter jitter,
      @Nullable String when,
      String persona,
      String channel,
      String text,
      @Nullable Duration respondWithin,
      @Nullable String expected)
      implements Step {
    public InjectStep {
      Check.slug("step id", id);
      jitter = Check.or(jitter, Jitter.NONE);
    }
  }

  /** A message by the course staff that expects no answer. */
  record AnnounceStep(
      String id,
      At at,
      Jitter jitter,
      @Nullable String when,
      @Nullable String persona,
      String channel,
      String text)
      implements Step {
    public AnnounceStep {
      Check.slug("step id", id);
      jitter = Check.or(jitter, Jitter.NONE);
    }
  }

  /** A named instant for the record; nothing is sent or changed. */
  record CheckpointStep(
      String id, At at, Jitter jitter, @Nullable String when, @Nullable String text)
      implements Step {
    public CheckpointStep {
      Check.slug("step id", id);
      jitter = Check.or(jitter, Jitter.NONE);
    }
  }

  /** A random delay from zero to {@code max}, the same for all teams or each its own. */
  record Jitter(Duration max, Share share) {
    /** No delay. */
    public static final Jitter NONE = new Jitter(Duration.ZERO, Share.ALL_TEAMS);

    public Jitter {
      Check.notNegative("jitter.max", max);
      share = Check.or(share, Share.ALL_TEAMS);
    }
  }

  /** Whether teams share a random delay. */
  enum Share {
    @JsonProperty("all-teams")
    ALL_TEAMS,
    @JsonProperty("per-team")
    PER_TEAM
  }

  /** The effect is there when all probes hold; if not within the time, {@code onFail} is done. */
  record Verify(List<String> probes, Duration within, OnFail onFail) {
    public Verify {
      probes = Check.copy(probes);
      Check.notEmpty("verify.probes", probes);
      Check.positive("verify.within", within);
    }
  }

  /** What becomes of a team whose fault shows no effect. */
  enum OnFail {
    @JsonProperty("retry-once-then-void")
    RETRY_ONCE_THEN_VOID,
    @JsonProperty("void-team")
    VOID_TEAM,
    @JsonProperty("abort-run")
    ABORT_RUN
  }

  /** How the change is undone; {@code timeout} is 3 minutes by default. */
  record Revert(Strategy strategy, Duration timeout) {
    public Revert {
      timeout = Check.or(timeout, Duration.ofMinutes(3));
      Check.positive("revert.timeout", timeout);
    }
  }

  /** The ways to undo. */
  enum Strategy {
    @JsonProperty("restore-if-unchanged")
    RESTORE_IF_UNCHANGED,
    @JsonProperty("delete-owned")
    DELETE_OWNED,
    @JsonProperty("proxy-reset")
    PROXY_RESET,
    @JsonProperty("process-restart")
    PROCESS_RESTART,
    @JsonProperty("none-one-shot")
    NONE_ONE_SHOT
  }
}
