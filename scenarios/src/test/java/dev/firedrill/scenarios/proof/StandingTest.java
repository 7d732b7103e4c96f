package dev.firedrill.scenarios.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.scenarios.Examples;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.catalog.Catalog;
import dev.firedrill.scenarios.json.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final Scenario SLOW = Examples.load(Examples.SLOW_DEPENDENCY);

  private static Proof proof(Scenario scenario, boolean passed) {
    return new Proof(
        scenario.metadata().id(),
        scenario.metadata().version(),
        Proof.digestOf(scenario),
        "1.0.0",
        "2026-11-23",
        5,
        "2 cores",
        240L,
        passed,
        0.4,
        0.1,
        List.of(
            new Proof.PlayerResult(
                "idle",
                "does nothing",
                0.0,
                new TreeMap<>(Map.of("detect", 0.0)),
                false,
                false,
                0.4,
                "fired",
                "<= 5",
                true,
                List.of("It stayed under 5."))));
  }

  @Test
  void aPassedProofOfTheScenarioAsItIsStands() {
    assertThat(Standing.of(SLOW, Optional.of(proof(SLOW, true))))
        .isEqualTo(new Standing.Proven(proof(SLOW, true)));
  }

  @Test
  void withoutAProofTheCommandIsNamed() {
    assertThat(Standing.of(SLOW, Optional.empty()))
        .isEqualTo(
            new Standing.Unproven(
                "Robot players have not proved slow-dependency yet: run ./firedrill scenario prove"
                    + " slow-dependency --write."));
  }

  @Test
  void aFailedProofAndAChangedScenarioDoNotStand() {
    assertThat(Standing.of(SLOW, Optional.of(proof(SLOW, false))))
        .isInstanceOfSatisfying(
            Standing.Unproven.class,
            no -> assertThat(no.reason()).contains("failed on 2026-11-23"));

    Scenario changed =
        Examples.load(Examples.SLOW_DEPENDENCY.replace("sustain: PT1M", "sustain: PT2M"));
    assertThat(Standing.of(changed, Optional.of(proof(SLOW, true))))
        .isInstanceOfSatisfying(
            Standing.Unproven.class,
            no ->
                assertThat(no.reason()).contains("was changed since it was proved on 2026-11-23"));
  }

  @Test
  void writingDownWhatWasMeasuredDoesNotUndoTheProof() {
    String other =
        Examples.SLOW_DEPENDENCY.replaceAll("nullBadRatio: [0-9.]+", "nullBadRatio: 0.999");

    assertThat(other).isNotEqualTo(Examples.SLOW_DEPENDENCY);
    assertThat(Proof.digestOf(Examples.load(other))).isEqualTo(Proof.digestOf(SLOW));
  }

  @Test
  void aProofReadsBackAsItWasWritten() {
    assertThat(Proof.parse(proof(SLOW, true).json())).isEqualTo(proof(SLOW, true));
  }

  /** Whoever edits a proven scenario proves it again, or takes its proof away. */
  @Test
  void everyKeptProofIsOfAScenarioAsItIs() {
    assertThat(Resources.index("proofs")).doesNotHaveDuplicates();
    for (String file : Resources.index("proofs")) {
      String id = file.replace(".json", "");
      Scenario scenario = Catalog.bundled().find(id).orElseThrow();
      Proof kept = BundledProofs.find(id).orElseThrow();
      assertThat(kept.scenario()).isEqualTo(id);
      assertThat(kept.digest()).as("the proof of " + id).isEqualTo(Proof.digestOf(scenario));
    }
  }
}
