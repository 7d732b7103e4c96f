package dev.firedrill.scenarios.plan;

import dev.firedrill.scenarios.Args;
import dev.firedrill.scenarios.Parameter;
import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.Scenario.VariantSeed;
import dev.firedrill.scenarios.Step;
import dev.firedrill.scenarios.json.ScenarioJson;
import dev.firedrill.scenarios.template.Template;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns a scenario into the plan of one run. A pure function: no clock, no randomness of its own.
 */
public final class RunPlanCompiler {
  /** Draws in the name of everybody; no team's slug can be this. */
  private static final String ALL_TEAMS = "*";

  private static final int SHORTEST_SECRET = 16;

  private RunPlanCompiler() {}

  /**
   * The plan of one run. The order of the teams does not matter.
   *
   * @param courseSecret at least 16 bytes; known to the platform only
   * @param teams at least one, each once
   * @param attempt from 1
   */
  public static RunPlan compile(
      Scenario scenario, byte[] courseSecret, String runId, List<TeamRef> teams, int attempt) {
    if (courseSecret.length < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "the course secret has " + courseSecret.length + " bytes, must have at least 16");
    }
    if (runId.isBlank() || attempt < 1) {
      throw new IllegalArgumentException(
          "a run needs an id and an attempt from 1, not \"" + runId + "\" and " + attempt);
    }
    if (teams.isEmpty() || new HashSet<>(teams).size() != teams.size()) {
      throw new IllegalArgumentException("a run needs at least one team, each once: " + teams);
    }
    Draw all = draw(scenario, courseSecret, ALL_TEAMS, attempt);
    return new RunPlan(
        runId,
        attempt,
        scenario,
        teams.stream()
            .sorted()
            .map(team ->
                team(scenario, team, all, draw(scenario, courseSecret, team.slug(), attempt)))
            .toList());
  }

  private static Draw draw(Scenario scenario, byte[] secret, String team, int attempt) {
    return new Draw(secret, scenario.metadata().id(), scenario.metadata().version(), team, attempt);
  }

  private static TeamPlan team(Scenario scenario, TeamRef team, Draw all, Draw own) {
    Draw variants = scenario.integrity().variantSeed() == VariantSeed.PER_TEAM ? own : all;
    boolean fixed = scenario.integrity().variantSeed() == VariantSeed.FIXED;
    var values = new TreeMap<String, Object>();
    scenario
        .parameters()
        .forEach((name, parameter) ->
            values.put(
                name,
                fixed
                    ? parameter.candidates().getFirst()
                    : value(parameter, name, parameter.perTeam() ? variants : all)));
    var probes = new TreeMap<String, ProbeSpec>();
    scenario
        .probes()
        .forEach((name, probe) ->
            probes.put(
                name,
                ScenarioJson.read(
                    Template.fill(ScenarioJson.tree(probe), values), ProbeSpec.class)));
    return new TeamPlan(
        team,
        Args.of(values),
        scenario.timeline().stream().map(step -> step(step, values, all, own)).toList(),
        probes);
  }

  private static Object value(Parameter parameter, String name, Draw draw) {
    String purpose = "parameter " + name;
    Object fallback = parameter.defaultValue();
    if (fallback != null && !parameter.perTeam()) {
      return fallback;
    }
    List<Object> choices = parameter.choices();
    if (!choices.isEmpty()) {
      return choices.get((int) draw.below(choices.size(), purpose));
    }
    Double min = parameter.min();
    Double max = parameter.max();
    if (min == null || max == null) {
      return parameter.candidates().getFirst();
    }
    return switch (parameter.type()) {
      case NUMBER -> min + draw.unit(purpose) * (max - min);
      case INTEGER, DURATION, STRING, BOOLEAN -> {
        long lowest = min.longValue();
        yield parameter.whole(lowest + draw.below(max.longValue() - lowest + 1, purpose));
      }
    };
  }

  private static PlannedStep step(Step step, Map<String, Object> values, Draw all, Draw own) {
    Draw draw =
        switch (step.jitter().share()) {
          case ALL_TEAMS -> all;
          case PER_TEAM -> own;
        };
    Duration jitter =
        Duration.ofMillis(draw.below(step.jitter().max().toMillis() + 1, "jitter " + step.id()));
    Step filled = ScenarioJson.read(Template.fill(ScenarioJson.tree(step), values), Step.class);
    return new PlannedStep(filled, step.at().plus(jitter), jitter);
  }
}
