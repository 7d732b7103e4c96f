package dev.firedrill.scenarios;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/** What counts as detected, mitigated, resolved, communicated and understood. */
public record Success(
    Detect detect, Mitigate mitigate, Resolve resolve, Comms comms, Diagnosis diagnosis) {

  /**
   * A time score: 1 until {@code full}, 0 from {@code zero}, logarithmic between, so that every
   * doubling costs the same.
   */
  public record Curve(Duration full, Duration zero) {
    public Curve {
      Check.positive("curve.full", full);
      if (zero.compareTo(full) <= 0) {
        throw new IllegalArgumentException(
            "curve.zero (" + zero + ") must be longer than curve.full (" + full + ")");
      }
    }
  }

  /**
   * The team knows.
   *
   * @param engageWithin full marks for a first responder within this time; 5 minutes by default
   */
  public record Detect(List<By> by, Duration engageWithin, Curve curve) {
    public Detect {
      by = Check.copy(by);
      Check.notEmpty("detect.by", by);
      engageWithin = Check.or(engageWithin, Duration.ofMinutes(5));
    }
  }

  /** What shows that a team knows. */
  public enum By {
    @JsonProperty("incident-declared")
    INCIDENT_DECLARED,
    @JsonProperty("alert-acked")
    ALERT_ACKED
  }

  /**
   * Users are well for {@code sustain}, and not by giving up something.
   *
   * @param healthy names of probes that must hold
   * @param invariants names of probes that must hold as well, or the fix was a cheat
   */
  public record Mitigate(
      List<String> healthy, Duration sustain, List<String> invariants, Curve curve) {
    public Mitigate {
      healthy = Check.copy(healthy);
      invariants = Check.copy(invariants);
      Check.notEmpty("mitigate.healthy", healthy);
      Check.notEmpty("mitigate.invariants", invariants);
      Check.positive("mitigate.sustain", sustain);
    }
  }

  /** The cause is gone when these probes hold for {@code observe}. */
  public record Resolve(List<String> causeGone, Duration observe, Curve curve) {
    public Resolve {
      causeGone = Check.copy(causeGone);
      Check.notEmpty("resolve.causeGone", causeGone);
      Check.positive("resolve.observe", observe);
    }
  }

  /**
   * Others know too.
   *
   * @param channel where updates are expected
   * @param firstWithin counted from the end of full marks for detection
   * @param cadence the longest time between two updates
   */
  public record Comms(
      String channel, Duration firstWithin, Duration cadence, List<Field> requiredFields) {
    public Comms {
      Check.text("comms.channel", channel);
      Check.positive("comms.firstWithin", firstWithin);
      Check.positive("comms.cadence", cadence);
      requiredFields = Check.copy(requiredFields);
    }
  }

  /** What an update says. */
  public enum Field {
    @JsonProperty("status")
    STATUS,
    @JsonProperty("impact")
    IMPACT,
    @JsonProperty("action")
    ACTION,
    @JsonProperty("next-update")
    NEXT_UPDATE
  }

  /**
   * Credit from 0 to 1 for each answer; the truth has 1, near misses less, all others 0.
   *
   * @param deadline counted from time zero
   * @param maxSubmissions from 1 to 5; 3 by default
   */
  public record Diagnosis(
      SortedMap<String, Double> component,
      SortedMap<String, Double> mechanism,
      SortedMap<String, Double> trigger,
      Duration deadline,
      Integer maxSubmissions) {
    public Diagnosis {
      component = Check.copy(component);
      mechanism = Check.copy(mechanism);
      trigger = Check.copy(trigger);
      maxSubmissions = Check.or(maxSubmissions, 3);
      Check.range("diagnosis.maxSubmissions", maxSubmissions, 1, 5);
    }
  }
}
