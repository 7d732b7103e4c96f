package dev.firedrill.evidence.persistence;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.kernel.DomainEvents;
import org.jdbi.v3.core.Jdbi;

/** The evidence timeline in PostgreSQL. */
public final class EvidencePersistence {
  private EvidencePersistence() {}

  public static Evidence evidence(Jdbi jdbi, DomainEvents events) {
    return new JdbiEvidence(jdbi, events);
  }
}
