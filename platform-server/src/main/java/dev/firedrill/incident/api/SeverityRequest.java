package dev.firedrill.incident.api;

import dev.firedrill.incident.Severity;

/** How bad it is now, and why. */
public record SeverityRequest(Severity severity, String reason) {}
