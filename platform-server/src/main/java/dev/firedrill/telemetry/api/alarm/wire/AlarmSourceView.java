package dev.firedrill.telemetry.api.alarm.wire;

import dev.firedrill.kernel.Failure;
import dev.firedrill.telemetry.LogFilter;
import dev.firedrill.telemetry.LogLevel;
import dev.firedrill.telemetry.UserSli;
import dev.firedrill.telemetry.alarm.AlarmSource;
import dev.firedrill.telemetry.alarm.Statistic;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an alarm watches; which members it has depends on its type. */
public record AlarmSourceView(
    Type type,
    @Nullable String query,
    @Nullable Statistic statistic,
    @Nullable LogLevel level,
    @Nullable String text,
    @Nullable Map<String, String> fields,
    UserSli.@Nullable Kind measure,
    @Nullable String command,
    @Nullable List<BurnWindowView> windows,
    @Nullable String rule) {
  /** The kinds of sources. */
  public enum Type {
    METRIC,
    LOG,
    USERS,
    BURN_RATE,
    COMPOSITE
  }

  static AlarmSourceView of(AlarmSource source) {
    return switch (source) {
      case AlarmSource.Metric(String query, Statistic statistic) ->
          new AlarmSourceView(
              Type.METRIC, query, statistic, null, null, null, null, null, null, null);
      case AlarmSource.Log(LogFilter filter) ->
          new AlarmSourceView(
              Type.LOG,
              null,
              null,
              filter.atLeast(),
              filter.text(),
              filter.fields(),
              null,
              null,
              null,
              null);
      case AlarmSource.Users(UserSli.Kind measure, String command) ->
          new AlarmSourceView(
              Type.USERS, null, null, null, null, null, measure, command, null, null);
      case AlarmSource.BurnRate(List<AlarmSource.Window> windows) ->
          new AlarmSourceView(
              Type.BURN_RATE,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              windows.stream().map(BurnWindowView::of).toList(),
              null);
      case AlarmSource.Composite(String rule) ->
          new AlarmSourceView(Type.COMPOSITE, null, null, null, null, null, null, null, null, rule);
    };
  }

  /** The source; fails with invalid-input when a member is missing. */
  public AlarmSource source() {
    return switch (type) {
      case METRIC ->
          new AlarmSource.Metric(
              needed(query, "query"), Objects.requireNonNullElse(statistic, Statistic.AVERAGE));
      case LOG ->
          new AlarmSource.Log(
              new LogFilter(
                  level, blankToNull(text), Objects.requireNonNullElse(fields, Map.of())));
      case USERS -> new AlarmSource.Users(needed(measure, "measure"), blankToNull(command));
      case BURN_RATE ->
          new AlarmSource.BurnRate(
              needed(windows, "windows").stream().map(BurnWindowView::window).toList());
      case COMPOSITE -> new AlarmSource.Composite(needed(rule, "rule"));
    };
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private <T> T needed(@Nullable T value, String name) {
    if (value == null) {
      throw Failure.invalid("A source of type " + type + " needs the member '" + name + "'.");
    }
    return value;
  }
}
