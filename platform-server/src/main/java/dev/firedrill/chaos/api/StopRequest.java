package dev.firedrill.chaos.api;

/** Why a team wants whatever is done to it to stop, in 3 to 200 characters. */
public record StopRequest(String reason) {}
