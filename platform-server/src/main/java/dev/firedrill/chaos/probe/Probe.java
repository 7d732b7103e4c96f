package dev.firedrill.chaos.probe;

import dev.firedrill.scenarios.ProbeSpec;
import java.util.Map;
import java.util.Optional;

/** One way of looking at a team's service. */
@FunctionalInterface
interface Probe {
  /**
   * What is seen now, as plain values; without the fields that cannot be told. A {@code
   * dev.firedrill.kernel.Failure} says why nothing can be seen.
   */
  Map<String, Object> sample(ProbeSpec probe, Sampling sampling);

  /** The capability that this server would need and lacks. */
  default Optional<String> lacking() {
    return Optional.empty();
  }
}
