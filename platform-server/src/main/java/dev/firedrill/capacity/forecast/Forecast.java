package dev.firedrill.capacity.forecast;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.UUID;

/** What a team expects between two times. Never changed once it is filed. */
public record Forecast(
    UUID id,
    TeamEnvironment bot,
    Instant from,
    Instant until,
    double peakRequestsPerSecond,
    int unitsBudget,
    String reasoning,
    Instant filedAt,
    PersonId filedBy) {}
