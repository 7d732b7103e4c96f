package dev.firedrill.scenarios.plan;

import dev.firedrill.scenarios.Hint;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.json.ScenarioJson;
import dev.firedrill.scenarios.template.Template;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that is decided before a run begins, and all that is needed to grade it again: the
 * scenario as it was, and what each team drew. Never shown to students before the reveal.
 *
 * @param runId of the platform
 * @param attempt from 1; another attempt draws other values
 * @param teams sorted by slug
 */
public record RunPlan(String runId, int attempt, Scenario scenario, List<TeamPlan> teams) {
  public RunPlan {
    teams = List.copyOf(teams);
  }

  /** The plan from {@link #json}; throws {@link IllegalArgumentException} naming what is wrong. */
  public static RunPlan parse(String json) {
    return ScenarioJson.read(json, RunPlan.class);
  }

  /** Canonical JSON: the same plan always gives the same text. */
  public String json() {
    return ScenarioJson.write(this);
  }

  /** SHA-256 of {@link #json} in UTF-8, as 64 lower-case hexadecimal digits. */
  public String digest() {
    return digestOf(json());
  }

  /**
   * The digest of a stored plan. Compare this with the stored digest before {@link #parse}: a later
   * version of the platform may write a field more, but what was stored stays as it was.
   */
  public static String digestOf(String json) {
    try {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  public String scenarioId() {
    return scenario.metadata().id();
  }

  public String scenarioVersion() {
    return scenario.metadata().version();
  }

  /** The plan of one team; empty if it does not take part. */
  public Optional<TeamPlan> team(String slug) {
    return teams.stream().filter(plan -> plan.team().slug().equals(slug)).findFirst();
  }

  /**
   * The scenario's hints with the values that the team drew in their texts; of a team that does not
   * take part, as they were written.
   */
  public List<Hint> hints(String slug) {
    Map<String, Object> values = new TreeMap<>();
    team(slug).ifPresent(plan -> values.putAll(plan.parameters().values()));
    return scenario.hints().stream()
        .map(hint ->
            new Hint(
                hint.id(),
                hint.availableAfter(),
                hint.cost(),
                hint.requires(),
                Template.fill(hint.text(), values)))
        .toList();
  }
}
