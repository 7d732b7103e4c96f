package dev.firedrill.telemetry.api.alarm.wire;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.AlarmSeverity;
import dev.firedrill.telemetry.alarm.Comparison;
import dev.firedrill.telemetry.alarm.MissingData;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alarm and how it stands. {@code warnings} tell, in answer to a change, what will keep it from
 * firing.
 */
public record AlarmView(
    UUID id,
    long version,
    String team,
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
    @Nullable UUID runbookId,
    boolean enabled,
    AlarmState state,
    Instant stateSince,
    String stateReason,
    @Nullable Double lastValue,
    @Nullable Instant lastEvaluatedAt,
    @Nullable Instant silencedUntil,
    boolean tested,
    @Nullable PersonView createdBy,
    @Nullable PersonView updatedBy,
    Instant updatedAt,
    List<String> warnings) {
  /** Puts the parts together; a value that is no finite number is left out. */
  public static AlarmView of(
      Alarm alarm,
      String team,
      @Nullable Double value,
      @Nullable Instant evaluatedAt,
      @Nullable Instant silencedUntil,
      @Nullable PersonView createdBy,
      @Nullable PersonView updatedBy,
      List<String> warnings) {
    AlarmDefinition definition = alarm.definition();
    return new AlarmView(
        alarm.id(),
        alarm.version(),
        team,
        definition.name(),
        definition.description(),
        definition.environment(),
        AlarmSourceView.of(definition.source()),
        definition.comparison(),
        definition.threshold(),
        definition.periodSeconds(),
        definition.evaluationPeriods(),
        definition.datapointsToAlarm(),
        definition.missingData(),
        definition.severity(),
        definition.runbook(),
        definition.enabled(),
        alarm.state(),
        alarm.stateSince(),
        alarm.stateReason(),
        value == null || !Double.isFinite(value) ? null : value,
        evaluatedAt,
        silencedUntil,
        alarm.firedAt() != null,
        createdBy,
        updatedBy,
        alarm.updatedAt(),
        warnings);
  }
}
