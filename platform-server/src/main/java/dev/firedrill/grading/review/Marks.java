package dev.firedrill.grading.review;

import dev.firedrill.grading.AssessmentId;
import java.util.List;
import java.util.Optional;

/** The marks of all readers; at most one for each criterion and reading of a submission. */
public interface Marks {
  List<Mark> all();

  List<Mark> of(AssessmentId assessment);

  Optional<Mark> find(AssessmentId assessment, String criterion, int reading);

  /**
   * Stores the mark in place of version {@code mark.version() - 1} (0: of none). False, and nothing
   * changed, when another version is stored.
   */
  boolean replace(Mark mark);

  /** Takes the mark away; false, and nothing changed, when another version is stored. */
  boolean remove(AssessmentId assessment, String criterion, int reading, long version);
}
