package dev.firedrill.automation.runbook;

import dev.firedrill.automation.Action;
import dev.firedrill.automation.Measure;
import dev.firedrill.team.EnvironmentName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a step of a runbook does. */
public sealed interface StepAction {
  /** After so long a step that has not ended is given up. */
  Duration longest();

  /** As it goes on after "would". */
  String words();

  /** The environment it is about; null when it is about none. */
  @Nullable EnvironmentName environment();

  /** Does something to a bot and waits until that is effective. */
  record Act(Action action, Duration timeout) implements StepAction {
    @Override
    public Duration longest() {
      return timeout;
    }

    @Override
    public String words() {
      return action.words();
    }

    @Override
    public EnvironmentName environment() {
      return action.environment();
    }
  }

  /** Asks for a figure until it is as expected, for at most {@code within}; at least once. */
  record Check(
      Measure measure, Comparison comparison, double threshold, Duration within, Duration timeout)
      implements StepAction {
    @Override
    public Duration longest() {
      return within.plus(timeout);
    }

    @Override
    public String words() {
      return "check that %s is %s %s%s"
          .formatted(
              measure.words(),
              comparison.sign(),
              Figures.plain(threshold),
              within.isZero() ? "" : ", for at most " + within.toSeconds() + " s");
    }

    @Override
    public EnvironmentName environment() {
      return measure.environment();
    }
  }

  /** Lets time pass. */
  record Pause(Duration duration) implements StepAction {
    @Override
    public Duration longest() {
      return duration.plusMinutes(1);
    }

    @Override
    public String words() {
      return "wait " + duration.toSeconds() + " s";
    }

    @Override
    public @Nullable EnvironmentName environment() {
      return null;
    }
  }
}
