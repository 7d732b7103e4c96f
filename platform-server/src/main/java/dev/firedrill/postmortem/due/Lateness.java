package dev.firedrill.postmortem.due;

import java.time.Duration;

/**
 * How late something was handed in and what that costs of its points.
 *
 * @param percent of the postmortem's points that are lost, 0 to 100
 * @param closed whether it is so late that it is not taken
 */
public record Lateness(Duration late, int percent, boolean closed) {}
