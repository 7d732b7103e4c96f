package dev.firedrill.chaos.api;

/** Why a run is halted, in 3 to 200 characters. */
public record HaltRequest(String reason) {}
