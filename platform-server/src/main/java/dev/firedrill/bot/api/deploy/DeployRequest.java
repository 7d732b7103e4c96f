package dev.firedrill.bot.api.deploy;

import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.team.EnvironmentName;
import org.jspecify.annotations.Nullable;

/** The wish that an environment run a release; without a plan a canary takes the usual steps. */
public record DeployRequest(
    EnvironmentName environment,
    int release,
    Deployment.Strategy strategy,
    String reason,
    @Nullable Boolean override,
    @Nullable CanaryRequest canary) {}
