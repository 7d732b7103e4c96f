package dev.firedrill.grading.rubric;

import java.util.List;
import java.util.Optional;

/** The saved rubrics with all their versions. */
public interface Rubrics {
  Optional<Rubric> latest(RubricScope scope);

  Optional<Rubric> find(RubricScope scope, long version);

  /** The latest of each scope, by scope. */
  List<Rubric> all();

  /** The versions of one scope, newest first. */
  List<Rubric> history(RubricScope scope);

  /** False, and nothing stored, when the version before it is not the latest. */
  boolean add(Rubric rubric);
}
