package dev.firedrill.grading.scoring.gate;

import dev.firedrill.chaos.ProbeReading;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import java.util.List;

/**
 * By which rules a run is scored: by those that its evidence was recorded for, so that scoring an
 * old run once more gives what it gave. What has a kind of evidence of its own, as hints and
 * reopened incidents have, needs no version: a run from before has none of it.
 */
public enum RulesVersion {
  /** Gates are judged by what users saw; other probes are left out. */
  WHAT_USERS_SAW(1),
  /** Gates are judged by all of their probes, because the run's evidence has samples of them. */
  ALL_PROBES(2);

  private final int number;

  RulesVersion(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /** By what the run said of its evidence when it started. */
  public static RulesVersion of(List<EvidenceEvent> events) {
    boolean sampled =
        events.stream()
            .filter(event -> event.kind() == EvidenceKind.RUN_STARTED)
            .anyMatch(event ->
                event.payload().get(ProbeReading.EVIDENCE_VERSION) instanceof Number version
                    && version.intValue() >= ProbeReading.SAMPLED);
    return sampled ? ALL_PROBES : WHAT_USERS_SAW;
  }
}
