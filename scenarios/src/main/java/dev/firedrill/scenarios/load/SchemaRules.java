package dev.firedrill.scenarios.load;

import dev.firedrill.scenarios.json.SchemaCheck;
import java.util.List;
import java.util.Set;

/** The JSON Schema of a scenario as lint rules. */
final class SchemaRules {
  private static final Set<String> STEP_RULES =
      Set.of("fault", "target", "duration", "verify", "revert");

  private final SchemaCheck schema;

  SchemaRules(SchemaCheck schema) {
    this.schema = schema;
  }

  List<Mistake> check(Document document) {
    return schema.violations(document.root()).stream()
        // Steps have their own rule for unknown fields: this keyword misfires after other mistakes.
        .filter(violation -> !violation.keyword().equals("unevaluatedProperties"))
        .map(violation -> mistake(document, violation))
        .toList();
  }

  private static Mistake mistake(Document document, SchemaCheck.Violation violation) {
    String pointer = violation.pointer();
    if (violation.keyword().equals("required")
        && pointer.matches("/timeline/\\d+")
        && STEP_RULES.contains(violation.property())) {
      String type = document.at(pointer).get("type").text();
      return document.mistake(
          pointer,
          type + "-needs-" + violation.property(),
          "step \"" + document.at(pointer).get("id").text() + "\" " + violation.message());
    }
    String place =
        violation.keyword().equals("additionalProperties")
            ? Document.child(pointer, violation.property())
            : pointer;
    String subject = pointer.isEmpty() ? "the file" : pointer.substring(1).replace('/', '.');
    return document.mistake(
        place, "schema-" + kebab(violation.keyword()), subject + " " + violation.message());
  }

  private static String kebab(String keyword) {
    return keyword.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
  }
}
