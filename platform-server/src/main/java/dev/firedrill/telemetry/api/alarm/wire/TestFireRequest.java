package dev.firedrill.telemetry.api.alarm.wire;

/** Why the alarm is fired to try it. */
public record TestFireRequest(String reason) {}
