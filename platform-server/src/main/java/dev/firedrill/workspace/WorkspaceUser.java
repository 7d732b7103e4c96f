package dev.firedrill.workspace;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import org.jspecify.annotations.Nullable;

/** A user of a team's workspace. A staff person has one user per workspace visited. */
public record WorkspaceUser(
    UserId id,
    TeamId team,
    UserKind kind,
    String name,
    String handle,
    @Nullable PersonId person,
    @Nullable EnvironmentName botEnvironment) {}
