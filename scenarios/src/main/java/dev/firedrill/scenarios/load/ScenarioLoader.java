package dev.firedrill.scenarios.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.json.Resources;
import dev.firedrill.scenarios.json.ScenarioJson;
import dev.firedrill.scenarios.json.SchemaCheck;
import java.util.ArrayList;
import java.util.List;

/** Reads a scenario file and finds all its mistakes at once. */
public final class ScenarioLoader {
  private final SchemaRules schema =
      new SchemaRules(SchemaCheck.of(Resources.text("scenario.schema.json")));

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
