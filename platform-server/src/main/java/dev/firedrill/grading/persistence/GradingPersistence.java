package dev.firedrill.grading.persistence;

import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.Grades;
import org.jdbi.v3.core.Jdbi;

/** Assessments and grades in PostgreSQL. */
public final class GradingPersistence {
  private GradingPersistence() {}

  public static Assessments assessments(Jdbi jdbi) {
    return new JdbiAssessments(jdbi);
  }

  public static Grades grades(Jdbi jdbi) {
    return new JdbiGrades(jdbi);
  }
}
