package dev.firedrill.automation;

import dev.firedrill.team.TeamId;
import java.util.Optional;

/** Reads figures of bots. */
@FunctionalInterface
public interface Measures {
  /**
   * The figure now; empty when nothing is known.
   *
   * @throws dev.firedrill.kernel.Failure invalid-input when the expression is none, conflict while
   *     it gives several values
   */
  Optional<Double> now(TeamId team, Measure measure);
}
