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
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a scenario file and finds all its mistakes at once: of YAML, of the JSON Schema, and those
 * that no schema can see. Safe to share between threads.
 */
public final class ScenarioLoader {
  private final SchemaRules schema;
  private final List<Rule> rules;

  /** Knows the faults of the given catalogue and no others. */
  public ScenarioLoader(FaultCatalog faults) {
    SchemaCheck check = SchemaCheck.of(Resources.text("scenario.schema.json"));
    schema = new SchemaRules(check);
    rules =
        List.of(
            new IdRules(),
            new StepRules(check.source()),
            new ProbeRules(),
            new GradingRules(),
            new ParameterRules(),
            new FaultRules(faults),
            new ExpressionRules(ProbeExpectation::problem, RunCondition::problem));
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
    mistakes.addAll(schema.check(document));
    for (Rule rule : rules) {
      rule.check(
          document,
          (pointer, name, message) -> mistakes.add(document.mistake(pointer, name, message)));
    }
    return mistakes.isEmpty()
        ? new LoadOutcome.Loaded(bind(document.root()))
        : new LoadOutcome.Rejected(mistakes);
  }

  private static Scenario bind(JsonNode root) {
    ObjectNode fields = root.<ObjectNode>deepCopy();
    fields.remove(List.of("apiVersion", "kind"));
    return ScenarioJson.read(fields, Scenario.class);
  }
}
