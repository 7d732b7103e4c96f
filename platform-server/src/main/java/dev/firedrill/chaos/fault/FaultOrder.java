package dev.firedrill.chaos.fault;

import dev.firedrill.scenarios.Args;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;

/**
 * What to do to whom. The operation key marks the effect as ours, the epoch fences off a stale
 * writer, and past {@code expiresAt} the target must heal by itself where it can.
 */
public record FaultOrder(
    TeamEnvironment target, Args args, String operationKey, long epoch, Instant expiresAt) {}
