package dev.firedrill.chaos.api;

import org.jspecify.annotations.Nullable;

/** For which team (slug; null for all) and step (null for all), and why. */
public record TuneRequest(@Nullable String team, @Nullable String step, String reason) {}
