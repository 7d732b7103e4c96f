package dev.firedrill.incident.api;

/** Why it is not over. */
public record ReopenRequest(String reason) {}
