package dev.firedrill.automation.run;

import dev.firedrill.automation.runbook.StepAction;
import dev.firedrill.automation.runbook.StepReader;
import dev.firedrill.bot.Author;
import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of a run. {@code attempt} counts how often it was begun; {@code by} and {@code via} tell
 * who confirmed it, {@code deadline} when it is given up, {@code ref} what it waits for.
 */
public record RunStep(
    int n,
    String title,
    Map<String, String> arguments,
    StepState state,
    int attempt,
    @Nullable PersonId by,
    Author.@Nullable Via via,
    @Nullable Instant startedAt,
    @Nullable Instant deadline,
    @Nullable Instant endedAt,
    @Nullable String ref,
    @Nullable String detail) {
  public RunStep {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  static RunStep pending(int n, String title, Map<String, String> arguments) {
    return new RunStep(
        n, title, arguments, StepState.PENDING, 0, null, null, null, null, null, null, null);
  }

  /** What it does; a run has only steps that were understood. */
  public StepAction action() {
    return switch (StepReader.read(arguments)) {
      case StepReader.Reading.Understood(StepAction action) -> action;
      case StepReader.Reading.Mistake(var _, String message) ->
          throw new IllegalStateException("step " + n + " of a run is wrong: " + message);
    };
  }

  RunStep begun(PersonId person, Author.Via way, Instant at) {
    return new RunStep(
        n,
        title,
        arguments,
        StepState.RUNNING,
        attempt + 1,
        person,
        way,
        at,
        at.plus(action().longest()),
        null,
        null,
        null);
  }

  RunStep going(String on, String told) {
    return new RunStep(
        n, title, arguments, state, attempt, by, via, startedAt, deadline, null, on, told);
  }

  RunStep ended(StepState how, @Nullable String trace, String told, Instant at) {
    return new RunStep(
        n,
        title,
        arguments,
        how,
        attempt,
        by,
        via,
        startedAt,
        deadline,
        at,
        trace == null ? ref : trace,
        told);
  }

  RunStep skipped(@Nullable PersonId person, String told, Instant at) {
    return new RunStep(
        n,
        title,
        arguments,
        StepState.SKIPPED,
        attempt,
        person,
        via,
        startedAt,
        deadline,
        at,
        ref,
        told);
  }
}
