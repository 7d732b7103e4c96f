package dev.firedrill.grading.scoring;

import dev.firedrill.grading.scoring.gate.GateReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a team did in a run, as evidence shows it. Instants are null when the thing never happened.
 *
 * @param voidedBecause why nothing is scored; null when it is
 * @param effectAt the first verified effect of a fault: every clock starts here
 * @param effectUntil when the platform began to take the faults back, or the end
 * @param incident the incident that counts; null when the team declared none
 * @param badMinutes the minutes of the service that users lost between the effect and the end
 * @param firstUpdateDueAt when the first update was due
 * @param asked the scripted messages that expected an answer and whose time was up
 * @param brokenInvariants probes of what a fix must not cost, failing at the end
 * @param healedAfterwards users were well again only once the platform had taken the fault back
 * @param notJudged probes that evidence says nothing about
 * @param diagnoses what the team believed was wrong, in the order in which it said so
 * @param hints in runs before there were hints, none
 * @param grants what staff granted the team
 * @param gates which probes decided about the gates, and by which rules
 */
public record Signals(
    Instant from,
    Instant to,
    @Nullable String voidedBecause,
    @Nullable Instant effectAt,
    Instant effectUntil,
    @Nullable UUID incident,
    @Nullable Instant detectedAt,
    @Nullable Instant engagedAt,
    @Nullable Instant mitigatedAt,
    @Nullable Instant resolvedAt,
    long badRequests,
    long totalRequests,
    double badMinutes,
    @Nullable Instant firstUpdateDueAt,
    List<Instant> updates,
    Duration stale,
    int asked,
    int answered,
    int declarations,
    int falseAlarms,
    List<String> brokenInvariants,
    boolean healedAfterwards,
    List<String> notJudged,
    GateReport gates,
    HintsTaken hints,
    List<Diagnosed> diagnoses,
    Grants grants,
    Proof proof) {

  /** One submission of a diagnosis, and the fact of it. */
  public record Diagnosed(long id, String component, String mechanism, String trigger) {}

  /** The hints that the team took: their costs together, and the facts. */
  public record HintsTaken(double cost, List<Long> ids) {
    public HintsTaken {
      ids = List.copyOf(ids);
    }
  }

  /** The ids of the facts behind the signals. */
  public record Proof(
      List<Long> detect,
      List<Long> engage,
      List<Long> mitigate,
      List<Long> resolve,
      List<Long> impact,
      List<Long> comms,
      List<Long> falseAlarms) {}

  /** The time from the effect to the instant that is not excused; null when either never was. */
  public @Nullable Duration sinceEffect(@Nullable Instant instant) {
    return effectAt == null || instant == null ? null : grants.between(effectAt, instant);
  }

  /** How long users could suffer from the faults: until they were taken back. */
  public Duration inEffect() {
    return effectAt == null ? Duration.ZERO : Duration.between(effectAt, effectUntil);
  }
}
