package dev.firedrill.kernel;

import java.util.function.Supplier;

/**
 * Runs work in one database transaction. A nested call joins the outer one; an exception rolls all
 * of it back. Repositories called inside take part without being told.
 */
public interface Transactions {
  <T> T call(Supplier<T> work);

  default void run(Runnable work) {
    call(() -> {
      work.run();
      return true;
    });
  }
}
