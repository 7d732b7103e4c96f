package dev.firedrill.telemetry.alarm.evaluation;

import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import java.util.List;
import java.util.stream.Collectors;

/** Why an alarm stands as it does, in a sentence. */
record Reasons(AlarmDefinition alarm, List<Double> breaching, int real, int filled) {
  private static final int MOST_VALUES = 6;

  String breached() {
    return "%d of the last %s %s %s %s: %s."
        .formatted(
            breaching.size(),
            datapoints(),
            breaching.size() == 1 ? "was" : "were",
            alarm.comparison().sign(),
            Figures.of(alarm.threshold()),
            values());
  }

  String kept() {
    if (real == 0 && filled > 0) {
      return "No datapoint is known: %d of the last %d are missing."
          .formatted(filled, alarm.evaluationPeriods());
    }
    String breached =
        breaching.isEmpty()
            ? "None of the last %s was %s %s"
                .formatted(datapoints(), alarm.comparison().sign(), Figures.of(alarm.threshold()))
            : "Only %d of the last %s %s %s %s, not %d"
                .formatted(
                    breaching.size(),
                    datapoints(),
                    breaching.size() == 1 ? "was" : "were",
                    alarm.comparison().sign(),
                    Figures.of(alarm.threshold()),
                    alarm.datapointsToAlarm());
    return breached + (filled == 0 ? "." : ", and %d missing.".formatted(filled));
  }

  String missingBreaches() {
    return "%d of the last %d datapoints breached (%s %s), counting %d missing as breaching."
        .formatted(
            breaching.size() + filled,
            alarm.evaluationPeriods(),
            alarm.comparison().sign(),
            Figures.of(alarm.threshold()),
            filled);
  }

  String ignored(AlarmState current) {
    return "%d of the last %d datapoints are missing, which is ignored: it stays %s."
        .formatted(filled, alarm.evaluationPeriods(), current.words());
  }

  String silentSinceBreach() {
    return "The last %s known %s %s %s (%s), and nothing better came since."
        .formatted(
            real == 1 ? "datapoint" : real + " datapoints",
            real == 1 ? "was" : "were",
            alarm.comparison().sign(),
            Figures.of(alarm.threshold()),
            values());
  }

  String insufficient() {
    return "%d of the last %d datapoints are missing: too little is known."
        .formatted(filled, alarm.evaluationPeriods());
  }

  private String datapoints() {
    int count = filled == 0 ? alarm.evaluationPeriods() : real;
    return count == 1 ? "1 datapoint" : count + " datapoints";
  }

  private String values() {
    String shown =
        breaching.stream().limit(MOST_VALUES).map(Figures::of).collect(Collectors.joining(", "));
    return breaching.size() > MOST_VALUES ? shown + ", …" : shown;
  }
}
