package dev.firedrill.grading.diagnosis.persistence;

import dev.firedrill.grading.diagnosis.Diagnoses;
import org.jdbi.v3.core.Jdbi;

/** Diagnoses in PostgreSQL. */
public final class DiagnosisPersistence {
  private DiagnosisPersistence() {}

  public static Diagnoses diagnoses(Jdbi jdbi) {
    return new JdbiDiagnoses(jdbi);
  }
}
