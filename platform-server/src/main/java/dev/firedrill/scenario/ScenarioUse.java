package dev.firedrill.scenario;

import java.util.List;

/** Which runs a scenario was used in. */
@FunctionalInterface
public interface ScenarioUse {
  /** The numbers of the runs, oldest first. */
  List<Integer> runs(String scenarioId, String version);
}
