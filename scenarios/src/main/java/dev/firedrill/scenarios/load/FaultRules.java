package dev.firedrill.scenarios.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firedrill.scenarios.fault.FaultCatalog;
import dev.firedrill.scenarios.json.SchemaCheck;
import dev.firedrill.scenarios.load.Document.Located;
import dev.firedrill.scenarios.template.Template;
import java.util.Map;

/** Faults are in the catalogue and their arguments fit, whatever values the teams draw. */
final class FaultRules implements Rule {
  private final FaultCatalog faults;

  FaultRules(FaultCatalog faults) {
    this.faults = faults;
  }

  @Override
  public void check(Document document, Findings findings) {
    for (Located step : document.elements("/timeline")) {
      Located fault = step.get("fault");
      if (!fault.value().isTextual()) {
        continue;
      }
      if (faults.known().contains(fault.text())) {
        arguments(document, step, findings);
      } else {
        findings.add(
            fault.pointer(),
            "fault-known",
            "there is no fault \""
                + fault.text()
                + "\"; use one of "
                + String.join(", ", faults.known()));
      }
    }
  }

  private void arguments(Document document, Located step, Findings findings) {
    Located args = step.get("args");
    JsonNode authored =
        args.value().isObject() ? args.value() : JsonNodeFactory.instance.objectNode();
    for (Map<String, Object> variant : Variants.of(document, Template.names(authored))) {
      JsonNode filled = Template.fillArgs(authored, variant);
      for (SchemaCheck.Violation violation : faults.violations(step.get("fault").text(), filled)) {
        String subject =
            violation.pointer().isEmpty() ? "" : violation.pointer().substring(1) + " ";
        findings.add(
            args.pointer() + violation.pointer(),
            "fault-args",
            "args of fault \"" + step.get("fault").text() + "\": " + subject + violation.message());
      }
    }
  }
}
