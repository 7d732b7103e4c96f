package dev.firedrill.flag.api.wire;

/** The wish to switch a flag; the reason has 3 to 200 characters. */
public record FlagRequest(Boolean on, String reason) {}
