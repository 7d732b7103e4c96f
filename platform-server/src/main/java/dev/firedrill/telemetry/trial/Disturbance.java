package dev.firedrill.telemetry.trial;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.UUID;

/** Really disturbs staging's upstreams, by rules that expire by themselves. */
@FunctionalInterface
public interface Disturbance {
  /** False when something else disturbs them already. */
  boolean disturb(TeamEnvironment staging, Blip.Kind kind, UUID operation, Instant until);
}
