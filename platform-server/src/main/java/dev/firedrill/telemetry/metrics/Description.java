package dev.firedrill.telemetry.metrics;

import dev.firedrill.telemetry.MetricFamily;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a bot says of a metric. */
public record Description(MetricFamily.Type type, String help) {

  /** What is said of a name, also as part of a histogram, a summary or an OpenMetrics counter. */
  static @Nullable Description of(String name, Map<String, Description> all) {
    Description own = all.get(name);
    if (own != null) {
      return own;
    }
    int end = name.lastIndexOf('_');
    Description whole = end < 0 ? null : all.get(name.substring(0, end));
    if (whole == null) {
      return null;
    }
    return switch (name.substring(end)) {
      case "_bucket", "_count", "_sum", "_total" ->
          new Description(MetricFamily.Type.COUNTER, whole.help());
      default -> null;
    };
  }
}
