package dev.firedrill.grading.rubric.persistence;

import dev.firedrill.grading.rubric.Rubrics;
import org.jdbi.v3.core.Jdbi;

/** Rubrics in PostgreSQL. */
public final class RubricPersistence {
  private RubricPersistence() {}

  public static Rubrics rubrics(Jdbi jdbi) {
    return new JdbiRubrics(jdbi);
  }
}
