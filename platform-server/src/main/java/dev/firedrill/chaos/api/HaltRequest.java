package dev.firedrill.chaos.api;

import org.jspecify.annotations.Nullable;

/** For which team (slug; null for all of the run), and why, in 3 to 200 characters. */
public record HaltRequest(@Nullable String team, String reason) {}
