package dev.firedrill.capacity.api;

import dev.firedrill.team.EnvironmentName;
import java.time.Instant;

/** What is expected between two times, at most 14 days ahead. */
public record ForecastRequest(
    EnvironmentName environment,
    Instant from,
    Instant until,
    double peakRequestsPerSecond,
    int unitsBudget,
    String reasoning) {}
