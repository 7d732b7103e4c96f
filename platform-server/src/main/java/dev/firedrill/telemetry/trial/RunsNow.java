package dev.firedrill.telemetry.trial;

import dev.firedrill.team.TeamId;

/** Whether a run goes on that a blip would get in the way of. */
@FunctionalInterface
public interface RunsNow {
  boolean targets(TeamId team);
}
