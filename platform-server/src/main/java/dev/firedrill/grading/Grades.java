package dev.firedrill.grading;

import dev.firedrill.incident.IncidentId;
import java.util.List;
import java.util.Optional;

/** The grades, at most one for each assessment. */
public interface Grades {
  Optional<Grade> find(AssessmentId assessment);

  List<Grade> all();

  /**
   * Stores the grade in place of version {@code grade.version() - 1} (0: of none). False, and
   * nothing changed, when another version is stored.
   */
  boolean replace(Grade grade);

  /** Whether a published grade is about this incident. */
  boolean isPublishedFor(IncidentId incident);
}
