package dev.firedrill.scenarios.load;

import dev.firedrill.scenarios.json.SchemaCheck;
import java.util.Locale;
import java.util.Set;

/** The JSON Schema of a scenario as lint rules. */
final class SchemaRules implements Rule {
  private static final Set<String> STEP_RULES =
      Set.of("fault", "target", "duration", "verify", "revert");

  private final SchemaCheck schema;

  SchemaRules(SchemaCheck schema) {
    this.schema = schema;
  }

  @Override
  public void check(Document document, Findings findings) {
    for (SchemaCheck.Violation violation : schema.violations(document.root())) {
      // Steps have their own rule for unknown fields: this keyword misfires after other mistakes.
      if (!violation.keyword().equals("unevaluatedProperties")) {
        report(document, violation, findings);
      }
    }
  }

  private static void report(
      Document document, SchemaCheck.Violation violation, Findings findings) {
    String pointer = violation.pointer();
    if (violation.keyword().equals("required")
        && pointer.matches("/timeline/\\d+")
        && STEP_RULES.contains(violation.property())) {
      Document.Located step = document.at(pointer);
      findings.add(
          pointer,
          step.get("type").text() + "-needs-" + violation.property(),
          "step \"" + step.get("id").text() + "\" " + violation.message());
      return;
    }
    String place =
        violation.keyword().equals("additionalProperties")
            ? Document.child(pointer, violation.property())
            : pointer;
    String subject = pointer.isEmpty() ? "the file" : pointer.substring(1).replace('/', '.');
    findings.add(
        place, "schema-" + kebab(violation.keyword()), subject + " " + violation.message());
  }

  private static String kebab(String keyword) {
    return keyword.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
