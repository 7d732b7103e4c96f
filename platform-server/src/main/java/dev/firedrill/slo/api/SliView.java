package dev.firedrill.slo.api;

import dev.firedrill.team.EnvironmentName;
import java.time.Instant;
import java.util.List;

/**
 * What users saw of one bot over a stretch of time; a step without requests has no point. Objective
 * and threshold are the course's, the same for all teams; {@code /slo} has the team's own.
 */
public record SliView(
    EnvironmentName environment,
    double objective,
    long latencyThresholdMs,
    long stepSeconds,
    List<SliPointView> points,
    SliSummaryView summary,
    Instant now) {}
