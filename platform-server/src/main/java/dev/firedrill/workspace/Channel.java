package dev.firedrill.workspace;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import org.jspecify.annotations.Nullable;

/**
 * A channel of a team's workspace. USERS channels belong to one environment: its bot is a member.
 */
public record Channel(
    ChannelId id,
    TeamId team,
    String name,
    String topic,
    String purpose,
    ChannelKind kind,
    @Nullable EnvironmentName environment,
    boolean archived) {}
