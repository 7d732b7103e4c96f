package dev.firedrill.chaos.plan;

import java.time.Instant;

/** When a launch is due. */
public sealed interface Timing {
  record At(Instant time) implements Timing {}

  /** Again and again, by five fields as of cron: minute, hour, day of month, month, weekday. */
  record Cron(String expression) implements Timing {}

  /** At a minute between these that nobody can foresee; the same for all teams. */
  record Surprise(Instant from, Instant until) implements Timing {}
}
