package dev.firedrill.scenarios.proof;

import dev.firedrill.scenarios.json.Resources;
import java.util.Optional;

/** The proofs that ship with the scenarios: {@code proofs/ID.json} for each line of the index. */
public final class BundledProofs {
  private static final String FOLDER = "proofs";

  private BundledProofs() {}

  public static Optional<Proof> find(String scenario) {
    String file = scenario + ".json";
    return Resources.index(FOLDER).contains(file)
        ? Optional.of(Proof.parse(Resources.text(FOLDER + "/" + file)))
        : Optional.empty();
  }
}
