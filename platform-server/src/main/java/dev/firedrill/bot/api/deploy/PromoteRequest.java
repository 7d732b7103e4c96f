package dev.firedrill.bot.api.deploy;

import dev.firedrill.bot.deploy.Deployment;
import org.jspecify.annotations.Nullable;

/** The wish that production run what staging runs. */
public record PromoteRequest(
    String reason,
    Deployment.Strategy strategy,
    @Nullable Boolean override,
    @Nullable CanaryRequest canary) {}
