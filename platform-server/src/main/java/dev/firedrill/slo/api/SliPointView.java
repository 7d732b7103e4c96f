package dev.firedrill.slo.api;

import dev.firedrill.slo.SliPoint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What users saw in one step of time that begins at {@code at}. */
public record SliPointView(
    Instant at, long good, long total, @Nullable Integer p50Ms, @Nullable Integer p95Ms) {

  public static List<SliPointView> of(List<SliPoint> points) {
    return points.stream()
        .map(p -> new SliPointView(p.at(), p.good(), p.total(), p.p50Ms(), p.p95Ms()))
        .toList();
  }
}
