package dev.firedrill.workspace.console;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamEnvironment;
import java.util.UUID;

/**
 * Something new is in the bot's console; {@code newest} is the exchange begun last. Told at most
 * once a second, and only while somebody has looked within the hour.
 */
public record ConsoleChanged(TeamEnvironment bot, UUID newest) implements DomainEvent {}
