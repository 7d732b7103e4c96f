package dev.firedrill.workspace.api;

/** The newest message that was read. */
public record ChatReadRequest(String ts) {}
