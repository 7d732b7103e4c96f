package dev.firedrill.web.api;

/** Whether the session is to be projected. */
public record ProjectorRequest(boolean on) {}
