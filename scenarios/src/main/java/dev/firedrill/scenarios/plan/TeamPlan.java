package dev.firedrill.scenarios.plan;

import dev.firedrill.scenarios.Args;
import dev.firedrill.scenarios.ProbeSpec;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is going to happen to one team.
 *
 * @param parameters the values that were drawn for it
 * @param steps in the scenario's order
 * @param probes by name, with every placeholder filled in
 */
public record TeamPlan(
    TeamRef team, Args parameters, List<PlannedStep> steps, SortedMap<String, ProbeSpec> probes) {
  public TeamPlan {
    steps = List.copyOf(steps);
    probes = Collections.unmodifiableSortedMap(new TreeMap<>(probes));
  }

  /** The step of this id. */
  public PlannedStep step(String id) {
    return steps.stream()
        .filter(planned -> planned.step().id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("the plan of " + team + " has no step " + id));
  }
}
