package dev.firedrill.telemetry.api.metrics;

import dev.firedrill.team.EnvironmentName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a bot tells and how asking for it goes; {@code problem} is a sentence. */
public record MetricsView(
    EnvironmentName environment,
    boolean up,
    @Nullable Instant lastScrapeAt,
    @Nullable String problem,
    int series,
    List<MetricFamilyView> families) {}
