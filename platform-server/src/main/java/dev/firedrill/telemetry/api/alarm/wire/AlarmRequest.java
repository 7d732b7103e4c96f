package dev.firedrill.telemetry.api.alarm.wire;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.AlarmSeverity;
import dev.firedrill.telemetry.alarm.Comparison;
import dev.firedrill.telemetry.alarm.MissingData;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alarm as it is to be; what is left out gets its usual value. */
public record AlarmRequest(
    String name,
    @Nullable String description,
    EnvironmentName environment,
    AlarmSourceView source,
    @Nullable Comparison comparison,
    @Nullable Double threshold,
    @Nullable Integer periodSeconds,
    @Nullable Integer evaluationPeriods,
    @Nullable Integer datapointsToAlarm,
    @Nullable MissingData missingData,
    @Nullable AlarmSeverity severity,
    @Nullable UUID runbookId,
    @Nullable Boolean enabled) {
  private static final int USUAL_PERIOD = 60;

  public AlarmDefinition definition() {
    int periods = Objects.requireNonNullElse(evaluationPeriods, 1);
    return new AlarmDefinition(
        name.strip(),
        Objects.requireNonNullElse(description, "").strip(),
        environment,
        source.source(),
        Objects.requireNonNullElse(comparison, Comparison.GT),
        Objects.requireNonNullElse(threshold, 0.0),
        Objects.requireNonNullElse(periodSeconds, USUAL_PERIOD),
        periods,
        Objects.requireNonNullElse(datapointsToAlarm, periods),
        Objects.requireNonNullElse(missingData, MissingData.MISSING),
        Objects.requireNonNullElse(severity, AlarmSeverity.PAGE),
        runbookId,
        Objects.requireNonNullElse(enabled, true));
  }
}
