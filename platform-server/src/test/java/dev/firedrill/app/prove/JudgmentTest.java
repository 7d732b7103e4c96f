package dev.firedrill.app.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.scenarios.Grading.Part;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.SelfTest.Expectation;
import dev.firedrill.scenarios.catalog.Catalog;
import dev.firedrill.scenarios.json.Resources;
import dev.firedrill.scenarios.load.LoadOutcome;
import dev.firedrill.scenarios.load.ScenarioLoader;
import dev.firedrill.scenarios.proof.Proof;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgmentTest {
  private static final Scenario SLOW = Catalog.bundled().find("slow-dependency").orElseThrow();
  private static final Expectation NOTHING_WON = new Expectation(false, false, 5.0, null);
  private static final Expectation WELL_DONE = new Expectation(true, true, null, 80.0);

  private static Played idle(double ratio) {
    return played("idle", false, NOTHING_WON, 0.0, 0.0, false, ratio, 2.4 * ratio, null);
  }

  private static Played reference(@Nullable Double total, double ratio) {
    return played("reference-1", true, WELL_DONE, total, 0.5, true, ratio, 2.4 * ratio, null);
  }

  private static Played played(
      String name,
      boolean reference,
      @Nullable Expectation expected,
      @Nullable Double total,
      double impact,
      boolean won,
      double ratio,
      double badMinutes,
      @Nullable String trouble) {
    return new Played(
        name,
        "plays",
        reference,
        expected,
        total,
        Map.of(Part.IMPACT, impact, Part.DETECT, won ? 1.0 : 0.0),
        won,
        won,
        ratio,
        badMinutes,
        2.4,
        "fired",
        List.of(),
        trouble);
  }

  @Test
  void allThatIsExpectedHolds() {
    Judgment judgment = Judgment.of(SLOW, List.of(idle(0.4), reference(85.0, 0.1)));

    assertThat(judgment.passed()).isTrue();
    assertThat(judgment.nullBadRatio()).isEqualTo(0.4);
    assertThat(judgment.referenceBadRatio()).isEqualTo(0.1);
    assertThat(judgment.players().getFirst().said())
        .containsExactly(
            "It never mitigated, as expected.",
            "It never resolved, as expected.",
            "It stayed within its cap: 0.0 of at most 5.0.");
  }

  /** Weight 0.15: from half of the impact to all of it is 7.5 points. */
  @Test
  void theImpactIsScaledByWhatThisVeryRunShowed() {
    Judgment judgment = Judgment.of(SLOW, List.of(idle(0.4), reference(85.0, 0.1)));

    Proof.PlayerResult best = judgment.players().getLast();
    assertThat(best.parts()).containsEntry("impact", 1.0);
    assertThat(best.autoScore()).isEqualTo(92.5);
    assertThat(judgment.players().getFirst().parts()).containsEntry("impact", 0.0);
  }

  @Test
  void aBadPlayerThatScoresAndAFixThatDoesNotAreNamed() {
    Played cheat = played("restarter", false, NOTHING_WON, 50.0, 0.0, true, 0.4, 0.96, null);

    Judgment judgment = Judgment.of(SLOW, List.of(idle(0.4), cheat, reference(40.0, 0.1)));

    assertThat(judgment.passed()).isFalse();
    assertThat(judgment.players())
        .extracting(Proof.PlayerResult::passed)
        .containsExactly(true, false, false);
    assertThat(judgment.players().get(1).said())
        .containsExactly(
            "FAILED: It mitigated, which was not expected.",
            "FAILED: It resolved, which was not expected.",
            "FAILED: it scored more than it may: 50.0 of at most 5.0.");
    assertThat(judgment.players())
        .extracting(Proof.PlayerResult::bounds)
        .containsExactly("<= 5", "<= 5", ">= 80");
    assertThat(judgment.players().get(2).said())
        .last()
        .isEqualTo("FAILED: it scored too little: 47.5 of at least 80.0.");
  }

  @Test
  void aVoidRunAndABrokenPlayProveNothing() {
    Played broken = played("restarter", false, null, 0.0, 0.0, false, 0.4, 0.96, "no answer");

    Judgment judgment = Judgment.of(SLOW, List.of(idle(0.4), broken, reference(null, 0.1)));

    assertThat(judgment.passed()).isFalse();
    assertThat(judgment.players().get(1).said())
        .containsExactly("FAILED: it could not play: no answer");
    assertThat(judgment.players().get(2).said()).first().asString().contains("void");
  }

  @Test
  void whatWasMeasuredIsWrittenIntoTheScenarioAndTheProofStillFits() {
    String yaml = Resources.text("catalog/slow-dependency.yaml");
    Proof proof =
        Judgment.of(SLOW, List.of(idle(0.4), reference(85.0, 0.1)))
            .proof(SLOW, "1", "2026-11-23", 5, "2 cores", 240);

    String written = ProofFiles.measured(yaml, 0.41, 0.09, proof);
    String again = ProofFiles.measured(written, 0.5, 0.1, proof);

    assertThat(ScenarioLoader.forCheckedFiles().load("slow-dependency.yaml", written))
        .isInstanceOfSatisfying(
            LoadOutcome.Loaded.class,
            loaded -> {
              assertThat(loaded.scenario().selfTest().measured()).isNotNull();
              assertThat(Proof.digestOf(loaded.scenario())).isEqualTo(proof.digest());
            });
    assertThat(again.lines().filter(line -> line.startsWith("  measured:"))).hasSize(1);
    assertThat(ProofFiles.measured(yaml.replaceAll("(?m)^  measured: .*\n", ""), 0.41, 0.09, proof))
        .endsWith("--write\"}\n");
  }
}
