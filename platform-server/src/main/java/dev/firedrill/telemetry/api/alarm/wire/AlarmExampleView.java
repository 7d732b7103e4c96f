package dev.firedrill.telemetry.api.alarm.wire;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.AlarmSeverity;
import dev.firedrill.telemetry.alarm.Comparison;
import dev.firedrill.telemetry.alarm.MissingData;

/** A good alarm to begin with: why it is good, and its definition. */
public record AlarmExampleView(String title, String why, AlarmExampleDefinitionView definition) {
  /** As the body of a POST. */
  public record AlarmExampleDefinitionView(
      String name,
      String description,
      EnvironmentName environment,
      AlarmSourceView source,
      Comparison comparison,
      double threshold,
      int periodSeconds,
      int evaluationPeriods,
      int datapointsToAlarm,
      MissingData missingData,
      AlarmSeverity severity,
      boolean enabled) {}

  public static AlarmExampleView of(String title, String why, AlarmDefinition example) {
    return new AlarmExampleView(
        title,
        why,
        new AlarmExampleDefinitionView(
            example.name(),
            example.description(),
            example.environment(),
            AlarmSourceView.of(example.source()),
            example.comparison(),
            example.threshold(),
            example.periodSeconds(),
            example.evaluationPeriods(),
            example.datapointsToAlarm(),
            example.missingData(),
            example.severity(),
            example.enabled()));
  }
}
