package dev.firedrill.kernel.persistence;

import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Transactions;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** The kernel's ports on PostgreSQL. */
public final class KernelPersistence {
  private KernelPersistence() {}

  public static Transactions transactions(Jdbi jdbi) {
    return new JdbiTransactions(jdbi);
  }

  public static DomainEvents domainEvents(Jdbi jdbi) {
    return new AfterCommitEvents(jdbi);
  }

  /**
   * A clock that agrees with the database's to within a round trip; measured anew when older than a
   * minute.
   */
  public static InstantSource databaseClock(Jdbi jdbi, InstantSource local) {
    return new DatabaseClock(jdbi, local);
  }
}
