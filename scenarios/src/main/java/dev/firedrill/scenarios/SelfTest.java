package dev.firedrill.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The robot players and what each must reach before the scenario may be used for credit.
 *
 * @param deleteFeatureAgent of the one that switches every plugin off; unless told it must neither
 *     mitigate nor resolve, and earn little more than the impact is worth
 */
public record SelfTest(
    Expectation nullAgent,
    Expectation restartAgent,
    @Nullable Expectation scaleToZeroAgent,
    @Nullable Expectation deleteFeatureAgent,
    List<Reference> reference,
    @Nullable Measured measured) {
  public SelfTest {
    reference = Check.copy(reference);
    Check.notEmpty("selfTest.reference", reference);
  }

  /** Null components are not checked; scores are from 0 to 100. */
  public record Expectation(
      @Nullable Boolean mitigated,
      @Nullable Boolean resolved,
      @Nullable Double maxAutoScore,
      @Nullable Double minAutoScore) {}

  /** A good response: a command line of the team's tools, and what it must reach. */
  public record Reference(String run, Expectation expect) {
    public Reference {
      Check.text("selfTest.reference.run", run);
    }
  }

  /**
   * What real runs of the robot players showed; the impact score is scaled between the two ratios.
   *
   * @param nullBadRatio share of bad user requests while the fault is in effect and nobody responds
   * @param referenceBadRatio the same with the reference response
   * @param command how it was measured
   */
  public record Measured(double nullBadRatio, double referenceBadRatio, String command) {
    public Measured {
      Check.range("measured.nullBadRatio", nullBadRatio, 0, 1);
      Check.range("measured.referenceBadRatio", referenceBadRatio, 0, 1);
      Check.text("measured.command", command);
    }
  }
}
