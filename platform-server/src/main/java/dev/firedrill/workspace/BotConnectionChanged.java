package dev.firedrill.workspace;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamEnvironment;

/**
 * The number of connections that a bot's instances of one track hold changed. The track is empty
 * for a bot that came without one.
 */
public record BotConnectionChanged(TeamEnvironment bot, String track, int connections)
    implements DomainEvent {}
