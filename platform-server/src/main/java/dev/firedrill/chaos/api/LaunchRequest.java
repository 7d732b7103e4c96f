package dev.firedrill.chaos.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which scenario for which teams: slugs, null for all. */
public record LaunchRequest(String scenarioId, @Nullable List<String> teams) {}
