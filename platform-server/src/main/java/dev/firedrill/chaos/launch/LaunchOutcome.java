package dev.firedrill.chaos.launch;

import dev.firedrill.chaos.RunId;

/** What came of a launch. */
public sealed interface LaunchOutcome {
  record Launched(RunId run) implements LaunchOutcome {}

  /** It was launched before, by the same request. */
  record Repeated(RunId run) implements LaunchOutcome {}

  /** The key was used before for another request. */
  record KeyReused(String detail) implements LaunchOutcome {}

  /** It was to count for the grade, but nobody has proved the scenario and no reason was given. */
  record Unproven(String detail) implements LaunchOutcome {}

  record TeamNotReady(String detail) implements LaunchOutcome {}

  record RunActive(String detail) implements LaunchOutcome {}
}
