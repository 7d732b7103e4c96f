package dev.firedrill.incident.api;

/** Whether the task is done. */
public record TaskDoneRequest(boolean done) {}
