package dev.firedrill.chaos.api;

/**
 * Whether what is in force is undone meanwhile, and why the run is paused (3 to 200 characters).
 */
public record PauseRequest(boolean revert, String reason) {}
