package dev.firedrill.scenarios;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the parts make a mark.
 *
 * @param hintCap the most points that hints can cost, from 0 to 30
 */
public record Grading(
    Weights weights, double hintCap, FalseAlarm falseAlarm, Postmortem postmortem) {
  public Grading {
    Check.range("grading.hintCap", hintCap, 0, 30);
    falseAlarm = Check.or(falseAlarm, FalseAlarm.STANDARD);
  }

  /** The same with a weight for the diagnosis. */
  public Grading withDiagnosis() {
    return new Grading(weights.withDiagnosis(), hintCap, falseAlarm, postmortem);
  }

  /** The parts of the automatic score. */
  public enum Part {
    @JsonProperty("detect")
    DETECT,
    @JsonProperty("engage")
    ENGAGE,
    @JsonProperty("mitigate")
    MITIGATE,
    @JsonProperty("resolve")
    RESOLVE,
    @JsonProperty("impact")
    IMPACT,
    @JsonProperty("comms")
    COMMS,
    @JsonProperty("diagnosis")
    DIAGNOSIS
  }

  /** Each from 0 to 1, together 1. */
  public record Weights(
      double detect,
      double engage,
      double mitigate,
      double resolve,
      double impact,
      double comms,
      double diagnosis) {
    /** Of a scenario that asks for everything. */
    public static final Weights STANDARD = new Weights(0.15, 0.05, 0.2, 0.1, 0.1, 0.15, 0.25);

    public Weights {
      for (double weight :
          new double[] {detect, engage, mitigate, resolve, impact, comms, diagnosis}) {
        Check.range("weight", weight, 0, 1);
      }
    }

    /**
     * With a quarter for the diagnosis, taken from what a fix earns; unchanged where the diagnosis
     * has a weight already.
     */
    public Weights withDiagnosis() {
      if (diagnosis > 0) {
        return this;
      }
      if (impact > 0) {
        return STANDARD;
      }
      // Impact tells nobody apart here, so all others give a quarter of theirs.
      double left = 1 - STANDARD.diagnosis;
      return new Weights(
          left * detect, left * engage, left * mitigate, left * resolve, 0, left * comms, 1 - left);
    }

    public double of(Part part) {
      return switch (part) {
        case DETECT -> detect;
        case ENGAGE -> engage;
        case MITIGATE -> mitigate;
        case RESOLVE -> resolve;
        case IMPACT -> impact;
        case COMMS -> comms;
        case DIAGNOSIS -> diagnosis;
      };
    }
  }

  /**
   * Detection is multiplied by {@code max(floor, 1 - each * max(0, n - free))} for n false alarms.
   */
  public record FalseAlarm(Integer free, Double each, Double floor) {
    /** One free, then 0.15 each, never below 0.5. */
    public static final FalseAlarm STANDARD = new FalseAlarm(1, 0.15, 0.5);

    public FalseAlarm {
      free = Check.or(free, 1);
      each = Check.or(each, 0.15);
      floor = Check.or(floor, 0.5);
      Check.range("falseAlarm.each", each, 0, 1);
      Check.range("falseAlarm.floor", floor, 0, 1);
    }
  }

  /**
   * What the team writes afterwards.
   *
   * @param share of the final mark, from 0 to 1
   * @param dueAfter counted from the end of the run
   */
  public record Postmortem(double share, Duration dueAfter, List<Criterion> rubric) {
    public Postmortem {
      Check.range("postmortem.share", share, 0, 1);
      Check.positive("postmortem.dueAfter", dueAfter);
      rubric = Check.copy(rubric);
      Check.notEmpty("postmortem.rubric", rubric);
    }
  }

  /**
   * One row of the rubric.
   *
   * @param levels from worst to best, at least three
   * @param graderNote never shown to students
   */
  public record Criterion(
      String id, double weight, List<String> levels, @Nullable String graderNote) {
    public Criterion {
      Check.slug("criterion id", id);
      Check.range("criterion weight", weight, 0, 1);
      levels = Check.copy(levels);
    }
  }
}
