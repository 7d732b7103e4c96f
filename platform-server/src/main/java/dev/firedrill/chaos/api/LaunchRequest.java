package dev.firedrill.chaos.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which scenario for which teams: slugs, null for all. With {@code skipNotReady} the ready ones are
 * launched and the others are left out; otherwise one that is not ready is a reason to launch none.
 */
public record LaunchRequest(
    String scenarioId, @Nullable List<String> teams, @Nullable Boolean skipNotReady) {}
