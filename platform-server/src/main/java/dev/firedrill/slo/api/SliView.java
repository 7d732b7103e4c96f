package dev.firedrill.slo.api;

import dev.firedrill.team.EnvironmentName;
import java.time.Instant;
import java.util.List;

/**
 * What users saw of one bot over a stretch of time; a step without requests has no point. The
 * objective and its latency are the team's; the points and the summary are judged by {@code
 * latencyThresholdMs} of the course and the summary's state and budget by its objective, the same
 * for all teams, so that they can be compared. {@code /slo} has the team's own budget.
 */
public record SliView(
    EnvironmentName environment,
    double objective,
    long objectiveLatencyMs,
    long latencyThresholdMs,
    long stepSeconds,
    List<SliPointView> points,
    SliSummaryView summary,
    Instant now) {}
