package dev.firedrill.telemetry.paging.persistence;

import dev.firedrill.telemetry.paging.OnCallStore;
import dev.firedrill.telemetry.paging.PageStore;
import dev.firedrill.telemetry.paging.SilenceStore;
import org.jdbi.v3.core.Jdbi;

/** Pages, rotas and silences in PostgreSQL. */
public final class PagingPersistence {
  private PagingPersistence() {}

  public static PageStore pages(Jdbi jdbi) {
    return new JdbiPages(jdbi);
  }

  public static OnCallStore onCall(Jdbi jdbi) {
    return new JdbiOnCall(jdbi);
  }

  public static SilenceStore silences(Jdbi jdbi) {
    return new JdbiSilences(jdbi);
  }
}
