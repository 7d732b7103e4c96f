package dev.firedrill.scenarios.load;

import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.scenarios.expect.FieldReference;
import dev.firedrill.scenarios.expect.KnownFields;
import dev.firedrill.scenarios.expect.ProbeExpectation;
import dev.firedrill.scenarios.expect.RunCondition;
import dev.firedrill.scenarios.json.ScenarioJson;
import dev.firedrill.scenarios.load.Document.Located;
import dev.firedrill.scenarios.template.Template;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Expressions ask for fields that there are: one that is not is absent from every sample, so that a
 * gate with a slip of the pen would never open. Patterns of messages can be read.
 */
final class FieldRules implements Rule {
  @Override
  public void check(Document document, Findings findings) {
    for (Map.Entry<String, Located> probe : document.entries("/probes")) {
      expectation(document, probe.getValue(), findings);
      pattern(document, probe.getValue().get("text"), findings);
    }
    for (Located step : document.elements("/timeline")) {
      condition(document, step.get("when"), findings);
    }
    for (Located abort : document.elements("/safety/abortWhen")) {
      condition(document, abort.get("if"), findings);
    }
  }

  private static void expectation(Document document, Located probe, Findings findings) {
    ProbeSpec.Type type;
    try {
      type = ScenarioJson.read(probe.get("type").value(), ProbeSpec.Type.class);
    } catch (IllegalArgumentException unknown) {
      return;
    }
    if (type == null) {
      return;
    }
    known(
        document,
        probe.get("expect"),
        expression -> ProbeExpectation.compile(expression).fields(),
        _ -> KnownFields.ofProbe(type).keySet(),
        "a probe of the type " + probe.get("type").text(),
        findings);
  }

  private static void condition(Document document, Located text, Findings findings) {
    known(
        document,
        text,
        expression -> RunCondition.compile(expression).fields(),
        reference -> KnownFields.ofCondition(reference.variable()).keySet(),
        "a run",
        findings);
  }

  private static void known(
      Document document,
      Located text,
      Function<String, Set<FieldReference>> fields,
      Function<FieldReference, Collection<String>> known,
      String of,
      Findings findings) {
    if (!text.value().isTextual()) {
      return;
    }
    for (Map<String, Object> variant : Variants.of(document, Template.names(text.text()))) {
      Set<FieldReference> asked;
      try {
        asked = fields.apply(Template.fill(text.text(), variant));
      } catch (IllegalArgumentException broken) {
        // Another rule says so.
        return;
      }
      for (FieldReference reference : asked) {
        Collection<String> there = known.apply(reference);
        if (!there.contains(reference.field())) {
          findings.add(
              text.pointer(),
              "field-exists",
              "expression \"%s\" asks for %s, which %s does not tell; use %s"
                  .formatted(
                      text.text(),
                      reference,
                      of,
                      there.isEmpty() ? "another variable" : "one of " + there));
          return;
        }
      }
    }
  }

  private static void pattern(Document document, Located text, Findings findings) {
    if (!text.value().isTextual()) {
      return;
    }
    for (Map<String, Object> variant : Variants.of(document, Template.names(text.text()))) {
      try {
        Pattern.compile(Template.fill(text.text(), variant));
      } catch (PatternSyntaxException broken) {
        findings.add(
            text.pointer(),
            "pattern-compiles",
            "\"%s\" is no regular expression (%s); mend it, or put \\ before each sign that is meant as it is"
                .formatted(text.text(), broken.getDescription()));
        return;
      }
    }
  }
}
