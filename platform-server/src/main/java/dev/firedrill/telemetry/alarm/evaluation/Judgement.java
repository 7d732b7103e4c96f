package dev.firedrill.telemetry.alarm.evaluation;

import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import java.util.List;
import java.util.Objects;

/**
 * CloudWatch's rule, as a pure function of the datapoints in the evaluation range. More datapoints
 * are looked at than are evaluated: where some are missing, older real ones take their place, and
 * only what still lacks is filled in as {@link MissingData} says.
 */
public final class Judgement {
  /** How many periods more than the evaluated ones are looked at. */
  public static final int SPARE_PERIODS = 2;

  private Judgement() {}

  /** How many datapoints the evaluation range of the alarm has. */
  public static int range(AlarmDefinition alarm) {
    return alarm.evaluationPeriods() + SPARE_PERIODS;
  }

  /**
   * Judges the datapoints, oldest first, the newest last; those beyond the evaluation range are
   * left aside.
   *
   * @param current how the alarm stands now; kept where missing data is ignored
   */
  public static Verdict of(AlarmDefinition alarm, List<Datapoint> points, AlarmState current) {
    int range = Math.min(points.size(), range(alarm));
    List<Datapoint> looked = points.subList(points.size() - range, points.size());
    int n = alarm.evaluationPeriods();
    int m = alarm.datapointsToAlarm();
    List<Datapoint> real = looked.stream().filter(point -> point.value() != null).toList();
    List<Datapoint> evaluated = real.subList(Math.max(0, real.size() - n), real.size());
    List<Double> breaching =
        evaluated.stream()
            .map(point -> Objects.requireNonNull(point.value()))
            .filter(value -> alarm.comparison().breaches(value, alarm.threshold()))
            .toList();
    int filled = n - evaluated.size();
    Double newest = evaluated.isEmpty() ? null : evaluated.getLast().value();
    Reasons reasons = new Reasons(alarm, breaching, evaluated.size(), filled);
    if (breaching.size() >= m) {
      return new Verdict(AlarmState.ALARM, reasons.breached(), newest);
    }
    if (filled == 0) {
      return new Verdict(AlarmState.OK, reasons.kept(), newest);
    }
    boolean noneGood = breaching.size() == evaluated.size();
    return switch (alarm.missingData()) {
      case BREACHING ->
          breaching.size() + filled >= m
              ? new Verdict(AlarmState.ALARM, reasons.missingBreaches(), newest)
              : new Verdict(AlarmState.OK, reasons.kept(), newest);
      case NOT_BREACHING -> new Verdict(AlarmState.OK, reasons.kept(), newest);
      case IGNORE ->
          noneGood
              ? new Verdict(current, reasons.ignored(current), newest)
              : new Verdict(AlarmState.OK, reasons.kept(), newest);
      case MISSING -> {
        if (!noneGood) {
          yield new Verdict(AlarmState.OK, reasons.kept(), newest);
        }
        // A breach that is old enough, with nothing good after it: it would be one by now.
        if (!evaluated.isEmpty() && age(looked, evaluated.getFirst()) >= m) {
          yield new Verdict(AlarmState.ALARM, reasons.silentSinceBreach(), newest);
        }
        yield new Verdict(AlarmState.INSUFFICIENT_DATA, reasons.insufficient(), newest);
      }
    };
  }

  /** How many periods ago, the newest being 1. */
  private static int age(List<Datapoint> looked, Datapoint point) {
    return looked.size() - looked.indexOf(point);
  }
}
