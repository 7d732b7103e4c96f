package dev.firedrill.workspace.api;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.workspace.ChannelKind;
import org.jspecify.annotations.Nullable;

/** A channel and how much of it is unread; more than a hundred count as a hundred. */
public record ChannelView(
    String id,
    String name,
    String topic,
    String purpose,
    ChannelKind kind,
    @Nullable EnvironmentName environment,
    boolean archived,
    int unread,
    @Nullable String lastReadTs) {}
