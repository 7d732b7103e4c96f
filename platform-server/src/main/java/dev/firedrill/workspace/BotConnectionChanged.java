package dev.firedrill.workspace;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamEnvironment;

/** The number of Socket Mode connections that a bot holds changed. */
public record BotConnectionChanged(TeamEnvironment bot, int connections) implements DomainEvent {}
