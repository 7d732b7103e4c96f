package dev.firedrill.scenarios.proof;

import dev.firedrill.scenarios.Scenario;
import java.util.Optional;

/** Whether a scenario may be used for credit, as far as its proof says. */
public sealed interface Standing {

  /** Robot players proved the scenario as it is. */
  record Proven(Proof proof) implements Standing {}

  /** Nobody has; the reason is a sentence that names the mend. */
  record Unproven(String reason) implements Standing {}

  /** Compares the scenario with its proof. */
  static Standing of(Scenario scenario, Optional<Proof> kept) {
    String id = scenario.metadata().id();
    String mend = "run ./firedrill scenario prove " + id + " --write";
    if (kept.isEmpty()) {
      return new Unproven("Robot players have not proved " + id + " yet: " + mend + ".");
    }
    Proof proof = kept.get();
    if (!proof.digest().equals(Proof.digestOf(scenario))) {
      return new Unproven(
          id + " was changed since it was proved on " + proof.provedOn() + ": " + mend + ".");
    }
    if (!proof.passed()) {
      return new Unproven(
          "The proof of "
              + id
              + " failed on "
              + proof.provedOn()
              + ": mend what it says, then "
              + mend
              + ".");
    }
    return new Proven(proof);
  }
}
