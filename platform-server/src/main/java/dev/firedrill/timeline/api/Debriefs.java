package dev.firedrill.timeline.api;

import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What an assessment is about; grading knows it without being known here. */
@FunctionalInterface
public interface Debriefs {
  /** The stretch of time that was assessed, and whether the team has been given its grade. */
  record Debrief(TeamId team, Instant from, Instant to, double objective, boolean published) {}

  Optional<Debrief> find(UUID assessment);

  /** What hides the names of the assessed team, for a grader who grades blind. */
  default UnaryOperator<String> blindfold(UUID assessment) {
    return UnaryOperator.identity();
  }
}
