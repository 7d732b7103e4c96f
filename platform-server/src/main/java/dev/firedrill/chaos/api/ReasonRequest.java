package dev.firedrill.chaos.api;

/** Why, in 3 to 200 characters. */
public record ReasonRequest(String reason) {}
