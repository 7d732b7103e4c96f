package dev.firedrill.chaos.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * By how much (1 minute to 2 hours) a step of all teams, or everything in force and the run, goes
 * on for longer, and why.
 */
public record ExtendRequest(@Nullable String step, Duration by, String reason) {}
