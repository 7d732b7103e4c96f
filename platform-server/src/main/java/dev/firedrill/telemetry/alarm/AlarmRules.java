package dev.firedrill.telemetry.alarm;

import dev.firedrill.kernel.Failure;
import dev.firedrill.telemetry.LogFilter;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** What a definition must be like. Each refusal is a sentence that names value, rule and mend. */
public final class AlarmRules {
  public static final List<Integer> PERIODS = List.of(10, 20, 30, 60, 300, 900, 3600);
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_DESCRIPTION = 500;
  private static final int LONGEST_QUERY = 2_000;
  private static final int MOST_WINDOWS = 4;
  private static final int MOST_FIELDS = 10;
  private static final Duration LONGEST_RANGE = Duration.ofDays(1);
  private static final Duration LONGEST_WINDOW = Duration.ofDays(3);
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._:/+%-]*");

  private AlarmRules() {}

  /** Fails with invalid-input unless the definition is one. */
  public static void check(AlarmDefinition wanted) {
    require(
        NAME.matcher(wanted.name()).matches() && wanted.name().length() <= LONGEST_NAME,
        "The name '%s' is no name for an alarm: use 1 to %d letters, digits, spaces and . _ : / + %% -."
            .formatted(wanted.name(), LONGEST_NAME));
    require(
        wanted.description().length() <= LONGEST_DESCRIPTION,
        "The description has %d characters; say in at most %d what hurts and what to do."
            .formatted(wanted.description().length(), LONGEST_DESCRIPTION));
    require(
        PERIODS.contains(wanted.periodSeconds()),
        "A period of %d s is not offered; choose one of %s seconds."
            .formatted(wanted.periodSeconds(), PERIODS));
    require(
        wanted.evaluationPeriods() >= 1 && wanted.datapointsToAlarm() >= 1,
        "At least one datapoint of at least one period must breach; both numbers begin at 1.");
    require(
        wanted.datapointsToAlarm() <= wanted.evaluationPeriods(),
        "%d of %d datapoints cannot be: let at most as many breach as are looked at."
            .formatted(wanted.datapointsToAlarm(), wanted.evaluationPeriods()));
    require(
        wanted.period().multipliedBy(wanted.evaluationPeriods()).compareTo(LONGEST_RANGE) <= 0,
        "%d periods of %d s are more than a day; look at fewer or shorter ones."
            .formatted(wanted.evaluationPeriods(), wanted.periodSeconds()));
    require(
        Double.isFinite(wanted.threshold()),
        "The threshold must be a finite number, such as 0.05.");
    check(wanted.source());
  }

  private static void check(AlarmSource source) {
    switch (source) {
      case AlarmSource.Metric(String query, _) ->
          require(
              !query.isBlank() && query.length() <= LONGEST_QUERY,
              "The query must have 1 to %d characters: name a metric, such as bot_commands_total."
                  .formatted(LONGEST_QUERY));
      case AlarmSource.Log(LogFilter filter) -> {
        require(
            filter.atLeast() != null || filter.text() != null || !filter.fields().isEmpty(),
            "An alarm on every line of the log would never be quiet; give a level, a text or a field.");
        require(
            filter.fields().size() <= MOST_FIELDS,
            "At most " + MOST_FIELDS + " fields can be matched; leave some out.");
        require(
            filter.text() == null || filter.text().length() <= LONGEST_DESCRIPTION,
            "The text to look for has at most " + LONGEST_DESCRIPTION + " characters; shorten it.");
      }
      case AlarmSource.Users(_, String command) ->
          require(
              command == null || command.length() <= LONGEST_NAME,
              "A command's name has at most " + LONGEST_NAME + " characters.");
      case AlarmSource.BurnRate(List<AlarmSource.Window> windows) -> check(windows);
      case AlarmSource.Composite(String rule) ->
          require(
              rule.length() <= LONGEST_QUERY,
              "A rule has at most " + LONGEST_QUERY + " characters; combine alarms in steps.");
    }
  }

  private static void check(List<AlarmSource.Window> windows) {
    require(
        !windows.isEmpty() && windows.size() <= MOST_WINDOWS,
        "A burn rate needs 1 to %d pairs of windows, such as 14.4 over 1h and 5m."
            .formatted(MOST_WINDOWS));
    for (AlarmSource.Window window : windows) {
      require(
          window.rate() > 0 && Double.isFinite(window.rate()),
          "A rate of %s never burns anything; the usual ones are 14.4 and 6."
              .formatted(window.rate()));
      require(
          window.shorter().compareTo(Duration.ofSeconds(30)) >= 0
              && window.longer().compareTo(window.shorter()) > 0
              && window.longer().compareTo(LONGEST_WINDOW) <= 0,
          "The windows %s and %s do not fit: the long one must be longer than the short one, which has at least 30 s, and at most 3 days."
              .formatted(window.longer(), window.shorter()));
    }
  }

  private static void require(boolean kept, String sentence) {
    if (!kept) {
      throw Failure.invalid(sentence);
    }
  }
}
