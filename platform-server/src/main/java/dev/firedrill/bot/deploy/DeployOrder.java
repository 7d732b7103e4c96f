package dev.firedrill.bot.deploy;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.deploy.Deployment.Strategy;
import dev.firedrill.bot.freeze.FreezeOverride;
import dev.firedrill.team.TeamEnvironment;
import org.jspecify.annotations.Nullable;

/** Somebody's wish that an environment run this release; {@code canary} null means the usual. */
public record DeployOrder(
    TeamEnvironment bot,
    int release,
    Strategy strategy,
    @Nullable CanaryPlan canary,
    String reason,
    FreezeOverride override,
    Author by) {}
