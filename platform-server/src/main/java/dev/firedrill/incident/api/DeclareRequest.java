package dev.firedrill.incident.api;

import dev.firedrill.incident.Severity;

/** What users notice, in 3 to 120 characters, and how bad it is. */
public record DeclareRequest(String title, Severity severity) {}
