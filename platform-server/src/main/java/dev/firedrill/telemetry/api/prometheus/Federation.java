package dev.firedrill.telemetry.api.prometheus;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.SeriesKey;
import dev.firedrill.telemetry.SeriesSelector;
import dev.firedrill.telemetry.metrics.PointSource;
import dev.firedrill.telemetry.metrics.Points;
import dev.firedrill.telemetry.metrics.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** The newest sample of each series in the text format, as Prometheus' own federation gives it. */
final class Federation {
  private static final Duration LOOKBACK = Duration.ofSeconds(30);

  private final PointSource source;

  Federation(PointSource source) {
    this.source = source;
  }

  /** The labels say whose the series are; a label that a series has itself is left alone. */
  String text(TeamEnvironment bot, String team, List<SeriesSelector> selectors, Instant now) {
    TreeMap<SeriesKey, Points> chosen = new TreeMap<>();
    for (SeriesSelector selector : selectors) {
      source
          .points(bot, selector, now.minus(LOOKBACK), now, Resolution.RAW)
          .forEach(points -> chosen.put(points.key(), points));
    }
    StringBuilder text = new StringBuilder();
    String name = "";
    for (Points points : chosen.values()) {
      if (!points.key().name().equals(name)) {
        name = points.key().name();
        text.append("# TYPE ").append(name).append(" untyped\n");
      }
      int last = points.count() - 1;
      text.append(labelled(points.key(), team, bot))
          .append(' ')
          .append(PrometheusJson.number(points.value(last)))
          .append(' ')
          .append(points.time(last))
          .append('\n');
    }
    return text.toString();
  }

  private static SeriesKey labelled(SeriesKey key, String team, TeamEnvironment bot) {
    TreeMap<String, String> labels = new TreeMap<>(key.labels());
    labels.putIfAbsent("team", team);
    labels.putIfAbsent("environment", bot.environment().word());
    return new SeriesKey(key.name(), labels);
  }
}
