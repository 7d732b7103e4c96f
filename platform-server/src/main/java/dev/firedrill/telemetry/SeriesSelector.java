package dev.firedrill.telemetry;

import java.util.List;
import java.util.stream.Collectors;

/** Which series are meant: those of the name, or of any name when it is empty, that match. */
public record SeriesSelector(String name, List<LabelMatcher> matchers) {
  public SeriesSelector {
    matchers = List.copyOf(matchers);
  }

  /** All series of the name. */
  public static SeriesSelector of(String name) {
    return new SeriesSelector(name, List.of());
  }

  public boolean matches(SeriesKey series) {
    return (name.isEmpty() || name.equals(series.name()))
        && matchers.stream().allMatch(matcher -> matcher.matches(series));
  }

  @Override
  public String toString() {
    return matchers.isEmpty()
        ? name
        : name
            + matchers.stream()
                .map(LabelMatcher::toString)
                .collect(Collectors.joining(",", "{", "}"));
  }
}
