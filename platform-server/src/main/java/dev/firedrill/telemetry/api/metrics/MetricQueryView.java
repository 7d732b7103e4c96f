package dev.firedrill.telemetry.api.metrics;

import java.util.List;

/** The values of an expression; {@code truncated} when there are more than 500 series. */
public record MetricQueryView(
    String query,
    double stepSeconds,
    List<MetricLineView> series,
    boolean truncated,
    List<String> notes) {}
