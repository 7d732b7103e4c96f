package dev.firedrill.scenarios.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.expect.ProbeExpectation;
import dev.firedrill.scenarios.expect.RunCondition;
import dev.firedrill.scenarios.fault.FaultCatalog;
import dev.firedrill.scenarios.json.Resources;
import dev.firedrill.scenarios.json.ScenarioJson;
import dev.firedrill.scenarios.json.SchemaCheck;
import dev.firedrill.scenarios.traffic.TrafficCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a scenario file and finds all its mistakes at once: of YAML, of the JSON Schema, and those
 * that no schema can see. Safe to share between threads.
 */
public final class ScenarioLoader {
  private final List<Rule> rules;

  /** Checks everything, and knows the faults of the given catalogue and no others. */
  public ScenarioLoader(FaultCatalog faults) {
    SchemaCheck schema = SchemaCheck.of(Resources.text("scenario.schema.json"));
    this(
        Stream.concat(
                Stream.of(
                    new SchemaRules(schema),
                    new FaultRules(faults, TrafficCatalog.bundled()),
                    new ExpressionRules(ProbeExpectation::problem, RunCondition::problem),
                    new FieldRules()),
                lightRules(schema.source()))
            .toList());
  }

  private ScenarioLoader(List<Rule> rules) {
    this.rules = rules;
  }

  /**
   * For files that a build has already checked, read when a server starts: leaves out what needs
   * the schema validator or CEL, whose classes alone take longer to load than all else takes
   * together.
   */
  public static ScenarioLoader forCheckedFiles() {
    return new ScenarioLoader(
        lightRules(ScenarioJson.parse(Resources.text("scenario.schema.json"))).toList());
  }

  /**
   * Any YAML of the part that scenarios use, as JSON.
   *
   * @throws IllegalArgumentException with every mistake, a line each
   */
  public static JsonNode tree(String file, String yaml) {
    YamlReader reader = new YamlReader(file);
    Document document = reader.read(yaml);
    if (document == null || !reader.mistakes().isEmpty()) {
      throw new IllegalArgumentException(new LoadOutcome.Rejected(reader.mistakes()).text());
    }
    return document.root();
  }

  private static Stream<Rule> lightRules(JsonNode schema) {
    return Stream.of(
        new IdRules(),
        new StepRules(schema),
        new ProbeRules(),
        new GradingRules(),
        new ParameterRules());
  }

  /**
   * Reads one scenario.
   *
   * @param file name that mistakes carry
   * @param yaml the text of the file
   */
  public LoadOutcome load(String file, String yaml) {
    YamlReader reader = new YamlReader(file);
    Document document = reader.read(yaml);
    List<Mistake> mistakes = new ArrayList<>(reader.mistakes());
    if (document == null) {
      return new LoadOutcome.Rejected(mistakes);
    }
    Rule.Findings findings =
        (pointer, rule, message) -> mistakes.add(document.mistake(pointer, rule, message));
    rules.forEach(rule -> rule.check(document, findings));
    return mistakes.isEmpty()
        ? bound(document, findings, mistakes)
        : new LoadOutcome.Rejected(mistakes);
  }

  private static LoadOutcome bound(
      Document document, Rule.Findings findings, List<Mistake> mistakes) {
    if (document.root() instanceof ObjectNode root) {
      try {
        ObjectNode fields = root.deepCopy();
        fields.remove(List.of("apiVersion", "kind"));
        return new LoadOutcome.Loaded(ScenarioJson.read(fields, Scenario.class));
      } catch (ScenarioJson.Misfit e) {
        findings.add(e.pointer(), "scenario-fits", String.valueOf(e.getMessage()));
      }
    } else {
      findings.add("", "scenario-fits", "the file must be a mapping that begins with apiVersion");
    }
    return new LoadOutcome.Rejected(mistakes);
  }
}
