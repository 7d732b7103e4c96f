package dev.firedrill.bot.deploy;

import dev.firedrill.kernel.DomainEvent;

/** A deployment was requested or went on. */
public record DeploymentChanged(Deployment deployment) implements DomainEvent {}
