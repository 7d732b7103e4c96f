package dev.firedrill.kernel.persistence;

import dev.firedrill.kernel.Transactions;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** Transactions of the handle that JDBI keeps for the thread. */
final class JdbiTransactions implements Transactions {
  private final Jdbi jdbi;

  JdbiTransactions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public <T> T call(Supplier<T> work) {
    return jdbi.inTransaction(handle -> work.get());
  }
}
