package dev.firedrill.telemetry;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;

/**
 * A bot was asked for its metrics and {@link Metrics} knows what came of it; {@code up} when an
 * instance of it answered.
 */
public record BotScraped(TeamEnvironment bot, Instant at, boolean up) implements DomainEvent {}
