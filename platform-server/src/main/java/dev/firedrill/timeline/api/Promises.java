package dev.firedrill.timeline.api;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;

/** What a team promised its users at a time; the objectives know it without being known here. */
@FunctionalInterface
public interface Promises {
  /** The share of good requests, 0.5 to below 1. */
  double objective(TeamEnvironment bot, Instant at);
}
