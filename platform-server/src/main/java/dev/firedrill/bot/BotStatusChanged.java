package dev.firedrill.bot;

import dev.firedrill.kernel.DomainEvent;

/** A bot's desired or observed state changed. */
public record BotStatusChanged(BotStatus status) implements DomainEvent {}
