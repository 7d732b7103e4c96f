package dev.firedrill.automation.runbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step as the text has it. Either {@code action} says what it does, or {@code problem} what is
 * wrong with it and how to mend that. {@code line} is counted from 1: of the block, or of the
 * mistake.
 */
public record RunbookStep(
    int n,
    int line,
    String title,
    Map<String, String> arguments,
    @Nullable StepAction action,
    @Nullable String problem) {
  public RunbookStep {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }
}
