package dev.firedrill.scenarios.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.scenarios.Parameter;
import dev.firedrill.scenarios.json.ScenarioJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Values that teams may get: enough of them that each candidate of each parameter occurs once. */
final class Variants {
  private Variants() {}

  /** At least one; only the named parameters vary. Malformed parameters have no value. */
  static List<Map<String, Object>> of(Document document, Set<String> names) {
    var candidates = new TreeMap<String, List<Object>>();
    for (String name : names) {
      JsonNode declaration = document.at("/parameters").get(name).value();
      try {
        Parameter parameter = ScenarioJson.read(declaration, Parameter.class);
        candidates.put(name, parameter.candidates());
      } catch (IllegalArgumentException e) {
        // Another rule says what is wrong with it; without a value its placeholder stays.
      }
    }
    var first = new HashMap<String, Object>();
    candidates.forEach((name, values) -> first.put(name, values.getFirst()));
    var variants = new ArrayList<Map<String, Object>>();
    variants.add(first);
    candidates.forEach((name, values) -> {
      for (Object value : values.subList(1, values.size())) {
        var variant = new HashMap<>(first);
        variant.put(name, value);
        variants.add(variant);
      }
    });
    return variants;
  }
}
