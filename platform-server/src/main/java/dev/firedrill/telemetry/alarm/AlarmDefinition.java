package dev.firedrill.telemetry.alarm;

import dev.firedrill.team.EnvironmentName;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm is. M of N: {@code datapointsToAlarm} of the last {@code evaluationPeriods} must
 * breach. Of a burn rate and a composite only source, severity, runbook and names count, and how
 * often they are looked at.
 */
public record AlarmDefinition(
    String name,
    String description,
    EnvironmentName environment,
    AlarmSource source,
    Comparison comparison,
    double threshold,
    int periodSeconds,
    int evaluationPeriods,
    int datapointsToAlarm,
    MissingData missingData,
    AlarmSeverity severity,
    @Nullable UUID runbook,
    boolean enabled) {

  public Duration period() {
    return Duration.ofSeconds(periodSeconds);
  }

  /** The same, when nobody can tell what is missing from what was not looked at. */
  public AlarmDefinition ignoringWhatIsMissing() {
    return new AlarmDefinition(
        name,
        description,
        environment,
        source,
        comparison,
        threshold,
        periodSeconds,
        evaluationPeriods,
        datapointsToAlarm,
        MissingData.IGNORE,
        severity,
        runbook,
        enabled);
  }

  /** The same, watched in another environment. */
  public AlarmDefinition in(EnvironmentName other) {
    return new AlarmDefinition(
        name,
        description,
        other,
        source,
        comparison,
        threshold,
        periodSeconds,
        evaluationPeriods,
        datapointsToAlarm,
        missingData,
        severity,
        runbook,
        enabled);
  }
}
