package dev.firedrill.app.wiring;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.trial.Blip;
import dev.firedrill.telemetry.trial.Disturbance;
import dev.firedrill.upstream.UpstreamRule;
import dev.firedrill.upstream.UpstreamRules;
import dev.firedrill.upstream.UpstreamService;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * Disturbs all of staging's stub upstreams by the rules that faults use: they expire by themselves.
 */
record StagingBlips(UpstreamRules rules) implements Disturbance {
  /** What bots ask for their users; a sink that fails is another exercise. */
  private static final Set<UpstreamService> ASKED =
      EnumSet.complementOf(EnumSet.of(UpstreamService.METRICS_SINK));

  private static final Duration LATE = Duration.ofMillis(2_500);
  private static final int UNAVAILABLE = 503;
  private static final Duration JITTER = Duration.ofMillis(200);

  @Override
  public boolean disturb(TeamEnvironment staging, Blip.Kind kind, UUID operation, Instant until) {
    boolean all = true;
    for (UpstreamService service : ASKED) {
      all &= rules.put(rule(staging, service, kind, "test-blip:" + operation, until));
    }
    return all;
  }

  private static UpstreamRule rule(
      TeamEnvironment staging,
      UpstreamService service,
      Blip.Kind kind,
      String operation,
      Instant until) {
    return switch (kind) {
      case UPSTREAM_SLOW -> UpstreamRule.slow(staging, service, LATE, JITTER, operation, 1, until);
      case UPSTREAM_ERRORS ->
          UpstreamRule.failing(staging, service, UNAVAILABLE, operation, 1, until);
    };
  }
}
