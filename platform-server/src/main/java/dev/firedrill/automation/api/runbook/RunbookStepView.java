package dev.firedrill.automation.api.runbook;

import dev.firedrill.automation.runbook.RunbookStep;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step as the text has it. {@code does} says it in words; where it cannot be executed {@code
 * problem} tells why and how to mend that, and {@code line} where, from 1.
 */
public record RunbookStepView(
    int n,
    int line,
    String title,
    @Nullable String action,
    Map<String, String> arguments,
    @Nullable String does,
    @Nullable String problem) {
  static RunbookStepView of(RunbookStep step) {
    return new RunbookStepView(
        step.n(),
        step.line(),
        step.title(),
        step.arguments().get("action"),
        step.arguments(),
        step.action() == null ? null : step.action().words(),
        step.problem());
  }
}
