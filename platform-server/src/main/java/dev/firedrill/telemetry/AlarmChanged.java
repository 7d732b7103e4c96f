package dev.firedrill.telemetry;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.UUID;

/**
 * An alarm went from one state to another; {@code from} and {@code to} are the same when only its
 * definition changed. With {@code test} somebody fired it to try it, and its state did not change.
 */
public record AlarmChanged(
    UUID alarm, TeamEnvironment bot, AlarmState from, AlarmState to, Instant at, boolean test)
    implements DomainEvent {}
