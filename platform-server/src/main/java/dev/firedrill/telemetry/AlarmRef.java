package dev.firedrill.telemetry;

import dev.firedrill.team.TeamEnvironment;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alarm as other features know it. {@code tested} when it was ever fired, by hand or not. */
public record AlarmRef(
    UUID id,
    TeamEnvironment bot,
    String name,
    AlarmState state,
    boolean enabled,
    @Nullable UUID runbook,
    boolean tested) {}
