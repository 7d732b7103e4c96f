package dev.firedrill.incident.api.status;

/** Whether the page is open, and where it is: a path on this server. */
public record StatusPageView(boolean enabled, String href) {}
