package dev.firedrill.scenarios.proof;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.json.ScenarioJson;
import dev.firedrill.scenarios.plan.RunPlan;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One real run of the robot players against a scenario, and what was expected of them.
 *
 * @param digest of the scenario as it was, see {@link #digestOf}
 * @param platform the version of the platform that ran it
 * @param provedOn the day in UTC, as {@code 2026-11-23}
 * @param speed of the clock; the story took maxDuration / speed
 * @param machine what else is worth knowing, for example the load of the machine
 * @param wallSeconds how long it took, with starting the platform where it had to be
 * @param nullBadRatio share of bad requests while the fault was in effect and nobody responded
 * @param referenceBadRatio the same with the best reference response
 */
public record Proof(
    String scenario,
    String version,
    String digest,
    String platform,
    String provedOn,
    int speed,
    String machine,
    @Nullable Long wallSeconds,
    boolean passed,
    @Nullable Double nullBadRatio,
    @Nullable Double referenceBadRatio,
    List<PlayerResult> players) {
  public Proof {
    players = List.copyOf(players);
  }

  /**
   * What one robot player reached.
   *
   * @param player its name, for example restarter
   * @param does what it did, in a sentence
   * @param autoScore 0 to 100; null when the run was void for it
   * @param parts the sub-scores from 0 to 1, by part
   * @param alarm what its own alarms did
   * @param bounds the scores that the scenario allows, for example {@code <= 15}
   * @param passed whether all that was expected of it holds
   * @param said one sentence for each expectation
   */
  public record PlayerResult(
      String player,
      String does,
      @Nullable Double autoScore,
      SortedMap<String, Double> parts,
      boolean mitigated,
      boolean resolved,
      @Nullable Double badRatio,
      String alarm,
      @Nullable String bounds,
      boolean passed,
      List<String> said) {
    public PlayerResult {
      parts = new TreeMap<>(parts);
      said = List.copyOf(said);
    }
  }

  public static Proof parse(String json) {
    return ScenarioJson.read(json, Proof.class);
  }

  public String json() {
    return ScenarioJson.write(this);
  }

  /**
   * Names the scenario as far as a proof speaks of it: everything but what was measured, so that
   * writing down the measurement does not undo the proof.
   */
  public static String digestOf(Scenario scenario) {
    if (!(ScenarioJson.tree(scenario) instanceof ObjectNode root)
        || !(root.path("selfTest") instanceof ObjectNode selfTest)) {
      throw new IllegalStateException("a scenario is an object with a selfTest");
    }
    selfTest.remove("measured");
    return RunPlan.digestOf(ScenarioJson.write(root));
  }
}
