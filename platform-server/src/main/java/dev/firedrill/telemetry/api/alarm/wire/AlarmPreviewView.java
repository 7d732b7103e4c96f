package dev.firedrill.telemetry.api.alarm.wire;

import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.alarm.evaluation.AlarmPreview;
import dev.firedrill.telemetry.alarm.evaluation.Datapoint;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an alarm would have done: pairs of milliseconds and value, and its states in turn. */
public record AlarmPreviewView(
    List<List<@Nullable Double>> points, List<AlarmStandingView> states, List<String> warnings) {
  /** From then on it would have stood so. */
  public record AlarmStandingView(Instant at, AlarmState state, String reason) {}

  public static AlarmPreviewView of(AlarmPreview.Preview preview, List<String> warnings) {
    return new AlarmPreviewView(
        preview.points().stream().map(AlarmPreviewView::point).toList(),
        preview.states().stream()
            .map(one -> new AlarmStandingView(one.at(), one.state(), one.reason()))
            .toList(),
        warnings);
  }

  private static List<@Nullable Double> point(Datapoint point) {
    Double value = point.value();
    return Arrays.asList(
        (double) point.at().toEpochMilli(),
        value == null || !Double.isFinite(value) ? null : value);
  }
}
