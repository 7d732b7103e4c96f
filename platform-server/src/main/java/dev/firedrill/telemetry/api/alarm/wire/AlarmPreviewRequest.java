package dev.firedrill.telemetry.api.alarm.wire;

/** An alarm that is to be tried on the last hour. */
public record AlarmPreviewRequest(AlarmRequest definition) {}
