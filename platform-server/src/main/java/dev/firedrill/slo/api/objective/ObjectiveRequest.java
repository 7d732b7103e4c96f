package dev.firedrill.slo.api.objective;

/** An objective to be: 0.5 to 0.9999, 1 to 720 hours, at least 100 ms, and why. */
public record ObjectiveRequest(double objective, int windowHours, long latencyMs, String reason) {}
