package dev.firedrill.chaos.persistence;

import static dev.firedrill.chaos.persistence.Columns.utc;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.probe.watch.WatchLeases;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

final class JdbiWatchLeases implements WatchLeases {
  private final Jdbi jdbi;

  JdbiWatchLeases(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public boolean take(RunId run, UUID holder, Instant now, Instant until) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    INSERT INTO probe_watch (run_id, holder, held_until)
                    VALUES (:run, :holder, :until)
                    ON CONFLICT (run_id) DO UPDATE
                    SET holder = excluded.holder, held_until = excluded.held_until
                    WHERE probe_watch.holder = excluded.holder OR probe_watch.held_until < :now
                    """)
                .bind("run", run.value())
                .bind("holder", holder)
                .bind("until", utc(until))
                .bind("now", utc(now))
                .execute()
            == 1);
  }

  @Override
  public boolean holds(RunId run, UUID holder, Instant now) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT run_id FROM probe_watch
                WHERE run_id = :run AND holder = :holder AND held_until >= :now FOR SHARE
                """)
            .bind("run", run.value())
            .bind("holder", holder)
            .bind("now", utc(now))
            .mapTo(UUID.class)
            .findOne()
            .isPresent());
  }

  @Override
  public void release(RunId run, UUID holder) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("DELETE FROM probe_watch WHERE run_id = :run AND holder = :holder")
            .bind("run", run.value())
            .bind("holder", holder)
            .execute());
  }
}
