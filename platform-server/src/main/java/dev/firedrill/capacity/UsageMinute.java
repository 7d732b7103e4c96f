package dev.firedrill.capacity;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;

/**
 * What all instances of a bot used in the minute from {@code at} on: {@code cpu} in cores, on
 * average, and the most resident memory.
 */
public record UsageMinute(
    TeamEnvironment bot, Instant at, double cpu, long residentBytes, int instances) {}
