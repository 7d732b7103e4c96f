package dev.firedrill.debrief;

import dev.firedrill.team.TeamId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moment of the run to jump to.
 *
 * @param team whose moment it is; null when it is the run's
 * @param what the fault, message or reason it is about; null when nothing needs a name
 */
public record Chapter(Instant at, Kind kind, @Nullable TeamId team, @Nullable String what) {
  /** What happened then. */
  public enum Kind {
    STARTED("The run began"),
    EFFECT("A fault took effect"),
    CHECKPOINT("Checkpoint of the script"),
    MESSAGE("A message that expects an answer"),
    FIRST_DETECTION("First detection"),
    MEDIAN_DETECTION("Half of the teams had detected it"),
    FIRST_MITIGATION("First mitigation"),
    MEDIAN_MITIGATION("Half of the teams had mitigated it"),
    LAST_RESOLVE("Last team that resolved it"),
    STEPPED_IN("Staff stepped in"),
    HALTED("The run was halted"),
    TAKEN_BACK("The platform took the faults back"),
    ENDED("The run ended");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    /** Whether what it is about gives the script away. */
    public boolean tellsTheScript() {
      return switch (this) {
        case EFFECT, CHECKPOINT, MESSAGE, STEPPED_IN, HALTED -> true;
        case STARTED,
            FIRST_DETECTION,
            MEDIAN_DETECTION,
            FIRST_MITIGATION,
            MEDIAN_MITIGATION,
            LAST_RESOLVE,
            TAKEN_BACK,
            ENDED ->
            false;
      };
    }
  }
}
