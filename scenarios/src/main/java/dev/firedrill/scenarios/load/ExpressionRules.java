package dev.firedrill.scenarios.load;

import dev.firedrill.scenarios.load.Document.Located;
import dev.firedrill.scenarios.template.Template;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Every expression compiles, whatever values the teams draw. */
final class ExpressionRules implements Rule {
  private final Function<String, Optional<String>> expectation;
  private final Function<String, Optional<String>> condition;

  /** Each function says what is wrong with an expression, or nothing. */
  ExpressionRules(
      Function<String, Optional<String>> expectation,
      Function<String, Optional<String>> condition) {
    this.expectation = expectation;
    this.condition = condition;
  }

  @Override
  public void check(Document document, Findings findings) {
    for (Map.Entry<String, Located> probe : document.entries("/probes")) {
      compiles(document, probe.getValue().get("expect"), expectation, findings);
    }
    for (Located step : document.elements("/timeline")) {
      compiles(document, step.get("when"), condition, findings);
    }
    for (Located abort : document.elements("/safety/abortWhen")) {
      compiles(document, abort.get("if"), condition, findings);
    }
  }

  private static void compiles(
      Document document,
      Located text,
      Function<String, Optional<String>> compiler,
      Findings findings) {
    if (!text.value().isTextual()) {
      return;
    }
    for (Map<String, Object> variant : Variants.of(document, Template.names(text.text()))) {
      String expression = Template.fill(text.text(), variant);
      compiler
          .apply(expression)
          .ifPresent(problem ->
              findings.add(
                  text.pointer(),
                  "expression-compiles",
                  "expression \"" + expression + "\" is wrong: " + problem));
    }
  }
}
