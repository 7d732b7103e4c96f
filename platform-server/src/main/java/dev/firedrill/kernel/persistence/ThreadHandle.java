package dev.firedrill.kernel.persistence;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.extension.HandleSupplier;
import org.jspecify.annotations.Nullable;

/** The handle that JDBI has open for this thread, if any. */
final class ThreadHandle {
  private ThreadHandle() {}

  static @Nullable Handle of(Jdbi jdbi) {
    HandleSupplier supplier = jdbi.getHandleScope().get();
    return supplier == null ? null : supplier.getHandle();
  }
}
