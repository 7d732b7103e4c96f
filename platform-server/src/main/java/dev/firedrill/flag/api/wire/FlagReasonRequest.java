package dev.firedrill.flag.api.wire;

/** Why; 3 to 200 characters. */
public record FlagReasonRequest(String reason) {}
