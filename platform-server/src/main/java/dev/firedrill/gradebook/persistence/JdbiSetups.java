package dev.firedrill.gradebook.persistence;

import dev.firedrill.chaos.RunId;
import dev.firedrill.gradebook.GradebookItem;
import dev.firedrill.gradebook.GradebookSetup;
import dev.firedrill.gradebook.Setups;
import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

final class JdbiSetups implements Setups {
  private record Head(long version, int dropLowest) {}

  private final Jdbi jdbi;

  JdbiSetups(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public GradebookSetup current() {
    return jdbi.inTransaction(handle ->
        handle
            .createQuery(
                "SELECT version, drop_lowest FROM gradebook_setup ORDER BY version DESC LIMIT 1")
            .map((row, context) -> new Head(row.getLong("version"), row.getInt("drop_lowest")))
            .findOne()
            .map(head ->
                new GradebookSetup(
                    head.version(), head.dropLowest(), items(handle, head.version())))
            .orElseGet(GradebookSetup::initial));
  }

  private static List<GradebookItem> items(Handle handle, long version) {
    return handle
        .createQuery(
            """
            SELECT run_id, run_number, title, weight, points, droppable
            FROM gradebook_item WHERE setup_version = :version ORDER BY run_number
            """)
        .bind("version", version)
        .map((row, context) ->
            new GradebookItem(
                new RunId(row.getObject("run_id", UUID.class)),
                row.getInt("run_number"),
                row.getString("title"),
                row.getDouble("weight"),
                row.getDouble("points"),
                row.getBoolean("droppable")))
        .list();
  }

  @Override
  public boolean add(GradebookSetup setup, PersonId by, Instant at) {
    return jdbi.inTransaction(handle -> {
      boolean stored =
          handle
                  .createUpdate(
                      """
                      INSERT INTO gradebook_setup (version, drop_lowest, by_person, saved_at)
                      SELECT :version, :dropLowest, :by, :at
                      WHERE :version = 1 + COALESCE((SELECT max(version) FROM gradebook_setup), 0)
                      ON CONFLICT (version) DO NOTHING
                      """)
                  .bind("version", setup.version())
                  .bind("dropLowest", setup.dropLowest())
                  .bind("by", by.value())
                  .bind("at", at.atOffset(ZoneOffset.UTC))
                  .execute()
              == 1;
      if (stored) {
        setup.items().forEach(item -> add(handle, setup.version(), item));
      }
      return stored;
    });
  }

  private static void add(Handle handle, long version, GradebookItem item) {
    handle
        .createUpdate(
            """
            INSERT INTO gradebook_item
              (setup_version, run_id, run_number, title, weight, points, droppable)
            VALUES (:version, :run, :number, :title, :weight, :points, :droppable)
            """)
        .bind("version", version)
        .bind("run", item.run().value())
        .bind("number", item.runNumber())
        .bind("title", item.title())
        .bind("weight", item.weight())
        .bind("points", item.points())
        .bind("droppable", item.droppable())
        .execute();
  }
}
