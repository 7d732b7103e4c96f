package dev.firedrill.app.wiring;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.trial.Blip;
import dev.firedrill.telemetry.trial.Disturbance;
import dev.firedrill.upstream.SlowRule;
import dev.firedrill.upstream.UpstreamRules;
import dev.firedrill.upstream.UpstreamService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Disturbs staging's stub upstreams by the rules that faults use: they expire by themselves. Errors
 * are answers that come later than a bot waits for them.
 */
record StagingBlips(UpstreamRules rules) implements Disturbance {
  private static final Duration LATE = Duration.ofMillis(2_500);
  private static final Duration TOO_LATE = Duration.ofSeconds(10);
  private static final Duration JITTER = Duration.ofMillis(200);

  @Override
  public boolean disturb(TeamEnvironment staging, Blip.Kind kind, UUID operation, Instant until) {
    Duration delay =
        switch (kind) {
          case UPSTREAM_SLOW -> LATE;
          case UPSTREAM_ERRORS -> TOO_LATE;
        };
    boolean all = true;
    for (UpstreamService service : List.of(UpstreamService.WEATHER, UpstreamService.DICTIONARY)) {
      all &=
          rules.put(
              new SlowRule(staging, service, delay, JITTER, "test-blip:" + operation, 1, until));
    }
    return all;
  }
}
