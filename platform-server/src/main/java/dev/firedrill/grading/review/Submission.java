package dev.firedrill.grading.review;

import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.rubric.Rubric;
import dev.firedrill.grading.rubric.RubricScore;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One team's work in a run, as its readers have judged it so far.
 *
 * @param number what it is called while names are hidden
 * @param rubric the one in force
 */
public record Submission(
    Assessment assessment,
    int number,
    Rubric rubric,
    List<Mark> marks,
    List<Reader> readers,
    Adjudication adjudication,
    State state) {
  public Submission {
    marks = List.copyOf(marks);
    readers = List.copyOf(readers);
  }

  /** How far it has come. */
  public enum State {
    /** Something is not decided, flagged or to be settled; not visible to students. */
    DRAFT,
    /** All is decided; not visible to students. */
    READY,
    /** The team has its grade. */
    PUBLISHED,
    /** Somebody typed a mark by hand; it is published from its own page. */
    BY_HAND,
    /** Nothing was scored, so there is nothing to publish. */
    VOID
  }

  /** Of 100; empty while a criterion is not decided. */
  public OptionalDouble mark() {
    return RubricScore.mark(rubric.criteria(), adjudication.levels());
  }
}
