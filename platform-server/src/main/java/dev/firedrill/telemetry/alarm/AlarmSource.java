package dev.firedrill.telemetry.alarm;

import dev.firedrill.telemetry.LogFilter;
import dev.firedrill.telemetry.UserSli;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an alarm watches. */
public sealed interface AlarmSource {
  /** A selector of series, or an expression in the subset of PromQL. */
  record Metric(String query, Statistic statistic) implements AlarmSource {}

  /** How many lines of the log match in each period. */
  record Log(LogFilter filter) implements AlarmSource {}

  /** What users saw in each period; of one command, or of all. */
  record Users(UserSli.Kind measure, @Nullable String command) implements AlarmSource {}

  /**
   * How fast the error budget shrinks: fires when any pair of windows burns at its rate or faster
   * in both the long and the short one.
   */
  record BurnRate(List<Window> windows) implements AlarmSource {
    public BurnRate {
      windows = List.copyOf(windows);
    }
  }

  /** Other alarms of the team, combined: {@code ALARM(a) AND NOT ALARM("b c")}. */
  record Composite(String rule) implements AlarmSource {}

  /** A long window, the short one that must agree, and the rate at which both count as burning. */
  record Window(Duration longer, Duration shorter, double rate) {}
}
