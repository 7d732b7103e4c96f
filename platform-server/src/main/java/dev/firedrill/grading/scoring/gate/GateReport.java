package dev.firedrill.grading.scoring.gate;

import java.time.Duration;
import java.util.List;

/**
 * The gates as all of their probes were judged.
 *
 * @param causeSeen whether samples say if the cause is gone, so that nobody's word is needed
 * @param unsampled the sampled probes of which samples are missing, and how many
 */
public record GateReport(
    RulesVersion rules,
    Reason mitigate,
    Reason resolve,
    boolean causeSeen,
    List<String> unsampled) {
  /** Where nothing is said of single probes. */
  public static GateReport unexplained(RulesVersion rules) {
    return new GateReport(rules, Reason.NONE, Reason.NONE, false, List.of());
  }

  /**
   * The probes of a gate, and those of them that decided: the last to hold where it was reached,
   * those that never held for long enough where it was not; and what was decided for the team,
   * because the platform did not look.
   */
  public record Reason(List<String> probes, List<String> decisive, Unseen unseen) {
    static final Reason NONE =
        new Reason(List.of(), List.of(), new Unseen(List.of(), Duration.ZERO));
  }

  /** For how long the platform did not look at one of the probes. */
  public record Unseen(List<String> probes, Duration length) {}
}
