package dev.firedrill.grading;

import dev.firedrill.chaos.RunId;
import dev.firedrill.team.TeamId;
import java.util.List;
import java.util.Optional;

/** The assessments of all runs; one for each team of a run. */
public interface Assessments {
  /** False, and nothing stored, when the team of this run has one already. */
  boolean add(Assessment assessment);

  /**
   * Stores what was computed anew in place of revision {@code changed.revision() - 1}. False, and
   * nothing changed, when another revision is stored.
   */
  boolean replace(Assessment changed);

  Optional<Assessment> find(AssessmentId id);

  Optional<Assessment> find(RunId run, TeamId team);

  /** Newest run first, then by team. */
  List<Assessment> all();
}
