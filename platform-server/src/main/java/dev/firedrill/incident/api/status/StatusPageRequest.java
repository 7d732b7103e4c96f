package dev.firedrill.incident.api.status;

/** Whether everybody may read the team's status page. */
public record StatusPageRequest(boolean enabled) {}
