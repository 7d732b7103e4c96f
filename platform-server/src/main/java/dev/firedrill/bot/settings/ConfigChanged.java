package dev.firedrill.bot.settings;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamEnvironment;

/** An environment's configuration has a new version, and that committed. */
public record ConfigChanged(TeamEnvironment bot, long version) implements DomainEvent {}
