package dev.firedrill.telemetry.alarm;

/** Whether an alarm calls somebody or waits for somebody. */
public enum AlarmSeverity {
  PAGE,
  TICKET
}
