package dev.firedrill.telemetry.api.metrics;

import dev.firedrill.telemetry.query.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One series: pairs of a time in milliseconds of the epoch and a value, which is null in a gap and
 * where the result is no finite number.
 */
public record MetricLineView(
    String name, SortedMap<String, String> labels, List<List<@Nullable Double>> points) {
  static MetricLineView of(Answer answer, Answer.Line line) {
    List<List<@Nullable Double>> points = new ArrayList<>(answer.count());
    for (int i = 0; i < answer.count(); i++) {
      double value = line.values()[i];
      points.add(Arrays.asList((double) answer.at(i), Double.isFinite(value) ? value : null));
    }
    return new MetricLineView(line.key().name(), line.key().labels(), points);
  }
}
