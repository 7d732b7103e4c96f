package dev.firedrill.bot.api.deploy;

import dev.firedrill.bot.api.AuthorView;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A deployment; {@code detail} says why it failed, or what it waits for. */
public record DeploymentView(
    TeamRefView team,
    EnvironmentName environment,
    long number,
    Deployment.Kind kind,
    Deployment.Strategy strategy,
    Deployment.State state,
    boolean current,
    ReleaseRefView release,
    @Nullable ReleaseRefView previous,
    long configVersion,
    String reason,
    AuthorView by,
    Instant requestedAt,
    @Nullable Instant acceptedAt,
    @Nullable Instant effectiveAt,
    @Nullable Instant endedAt,
    @Nullable String detail,
    @Nullable CanaryView canary,
    @Nullable HealthView health) {}
