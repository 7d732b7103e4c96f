package dev.firedrill.workspace.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Token buckets, one per key. Knows nothing of other servers: n servers allow n times as much. */
final class RateLimiter {
  /** Above this, buckets that are full again are forgotten. */
  private static final int MOST_BUCKETS = 10_000;

  private record Bucket(double tokens, Instant at) {}

  private record Key(String owner, ApiMethod.Tier tier, String what) {}

  private final WorkspaceGateway.Limits limits;
  private final InstantSource clock;
  private final Map<Key, AtomicReference<Bucket>> buckets = new ConcurrentHashMap<>();

  RateLimiter(WorkspaceGateway.Limits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /** Takes one; answers zero, or how long to wait before the next try. */
  Duration take(String owner, ApiMethod.Tier tier, String what) {
    WorkspaceGateway.Limit limit = limit(tier);
    Instant now = clock.instant();
    if (buckets.size() > MOST_BUCKETS) {
      buckets
          .entrySet()
          .removeIf(entry -> {
            Bucket bucket = entry.getValue().get();
            WorkspaceGateway.Limit its = limit(entry.getKey().tier());
            return refilled(bucket, its, now) >= its.burst();
          });
    }
    AtomicReference<Bucket> bucket =
        buckets.computeIfAbsent(
            new Key(owner, tier, what),
            key -> new AtomicReference<>(new Bucket(limit.burst(), now)));
    while (true) {
      Bucket was = bucket.get();
      double tokens = refilled(was, limit, now);
      if (tokens < 1) {
        double seconds = (1 - tokens) / limit.perSecond();
        return Duration.ofMillis((long) Math.ceil(seconds * 1000));
      }
      if (bucket.compareAndSet(was, new Bucket(tokens - 1, now))) {
        return Duration.ZERO;
      }
    }
  }

  private static double refilled(Bucket bucket, WorkspaceGateway.Limit limit, Instant now) {
    double seconds = Math.max(0, Duration.between(bucket.at(), now).toNanos() / 1e9);
    return Math.min(limit.burst(), bucket.tokens() + seconds * limit.perSecond());
  }

  private WorkspaceGateway.Limit limit(ApiMethod.Tier tier) {
    return switch (tier) {
      case RARE -> limits.rare();
      case SLOW -> limits.slow();
      case MEDIUM -> limits.medium();
      case FAST -> limits.fast();
      case MESSAGE -> limits.message();
    };
  }
}
