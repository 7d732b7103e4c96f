package dev.firedrill.scenarios.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firedrill.scenarios.fault.FaultCatalog;
import dev.firedrill.scenarios.json.SchemaCheck;
import dev.firedrill.scenarios.load.Document.Located;
import dev.firedrill.scenarios.template.Template;
import dev.firedrill.scenarios.traffic.TrafficCatalog;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Faults are in the catalogue, the scenario promises no runtime that they cannot act in, and the
 * arguments of faults and traffic fit whatever values the teams draw.
 */
final class FaultRules implements Rule {
  private final FaultCatalog faults;
  private final TrafficCatalog profiles;

  FaultRules(FaultCatalog faults, TrafficCatalog profiles) {
    this.faults = faults;
    this.profiles = profiles;
  }

  @Override
  public void check(Document document, Findings findings) {
    for (Located step : document.elements("/timeline")) {
      traffic(document, step, findings);
      Located fault = step.get("fault");
      if (!fault.value().isTextual()) {
        continue;
      }
      if (faults.known().contains(fault.text())) {
        arguments(
            document,
            step,
            "fault-args",
            "fault \"" + fault.text() + "\"",
            args -> faults.violations(fault.text(), args),
            findings);
        runtimes(document, fault, findings);
        capability(document, fault, findings);
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

  private void traffic(Document document, Located step, Findings findings) {
    String profile = step.get("profile").text();
    // The schema complains about an unknown profile.
    if (step.get("type").text().equals("traffic") && profiles.known().contains(profile)) {
      arguments(
          document,
          step,
          "traffic-args",
          "traffic \"" + profile + "\"",
          args -> profiles.violations(profile, args),
          findings);
    }
  }

  private static void arguments(
      Document document,
      Located step,
      String rule,
      String owner,
      Function<JsonNode, List<SchemaCheck.Violation>> violations,
      Findings findings) {
    Located args = step.get("args");
    JsonNode authored =
        args.value().isObject() ? args.value() : JsonNodeFactory.instance.objectNode();
    for (Map<String, Object> variant : Variants.of(document, Template.names(authored))) {
      JsonNode filled = Template.fillArgs(authored, variant);
      for (SchemaCheck.Violation violation : violations.apply(filled)) {
        String subject =
            violation.pointer().isEmpty() ? "" : violation.pointer().substring(1) + " ";
        findings.add(
            args.pointer() + violation.pointer(),
            rule,
            "args of " + owner + ": " + subject + violation.message());
      }
    }
  }

  private void runtimes(Document document, Located fault, Findings findings) {
    JsonNode possible = faults.argumentSchema(fault.text()).path(FaultCatalog.RUNTIMES);
    if (!possible.isArray()) {
      return;
    }
    Set<String> names = new HashSet<>();
    possible.forEach(each -> names.add(each.asText()));
    for (Located runtime : document.elements("/metadata/runtimes")) {
      if (!names.contains(runtime.text())) {
        findings.add(
            runtime.pointer(),
            "fault-in-runtime",
            "fault \""
                + fault.text()
                + "\" cannot act in the runtime "
                + runtime.text()
                + ", only in "
                + names.stream().sorted().toList()
                + "; remove the runtime or use another fault");
      }
    }
  }

  private void capability(Document document, Located fault, Findings findings) {
    String capability =
        faults.argumentSchema(fault.text()).path(FaultCatalog.CAPABILITY).asText("");
    boolean named =
        document.elements("/metadata/requires").stream()
            .anyMatch(each -> each.text().equals(capability));
    if (!capability.isEmpty() && !named) {
      findings.add(
          fault.pointer(),
          "capability-required",
          "fault \""
              + fault.text()
              + "\" needs the capability "
              + capability
              + "; add it to metadata.requires");
    }
  }
}
