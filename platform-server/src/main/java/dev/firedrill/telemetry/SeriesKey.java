package dev.firedrill.telemetry;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What tells a series from others: its name, empty when it was computed, and its labels. */
public record SeriesKey(String name, SortedMap<String, String> labels)
    implements Comparable<SeriesKey> {
  public SeriesKey {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /** The value of a label, with the name under {@code __name__}; null when there is none. */
  public @Nullable String label(String label) {
    return label.equals("__name__") ? (name.isEmpty() ? null : name) : labels.get(label);
  }

  @Override
  public int compareTo(SeriesKey other) {
    return toString().compareTo(other.toString());
  }

  /** As Prometheus writes it, for example {@code up{track="d1"}}. */
  @Override
  public String toString() {
    return labels.isEmpty()
        ? name
        : labels.entrySet().stream()
            .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
            .collect(Collectors.joining(",", name + "{", "}"));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
