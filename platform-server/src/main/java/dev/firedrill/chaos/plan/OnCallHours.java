package dev.firedrill.chaos.plan;

import dev.firedrill.team.TeamId;
import java.time.Instant;

/** Whether a team is on call at a time. A team that never declared hours always is. */
@FunctionalInterface
public interface OnCallHours {
  boolean isOnCall(TeamId team, Instant at);
}
