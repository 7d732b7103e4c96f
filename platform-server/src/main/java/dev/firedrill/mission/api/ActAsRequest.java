package dev.firedrill.mission.api;

import org.jspecify.annotations.Nullable;

/** The slug of the team to act for. */
public record ActAsRequest(@Nullable String team) {}
