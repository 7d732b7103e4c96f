package dev.firedrill.bot.api.deploy;

import dev.firedrill.team.EnvironmentName;
import org.jspecify.annotations.Nullable;

/**
 * The wish to go back: without a release to the one before, without a version of the configuration
 * with the newest.
 */
public record RollbackRequest(
    EnvironmentName environment,
    @Nullable Integer release,
    @Nullable Long config,
    @Nullable String reason) {}
