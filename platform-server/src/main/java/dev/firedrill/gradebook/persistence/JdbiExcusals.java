package dev.firedrill.gradebook.persistence;

import dev.firedrill.chaos.RunId;
import dev.firedrill.gradebook.Excusal;
import dev.firedrill.gradebook.Excusals;
import dev.firedrill.kernel.PersonId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

final class JdbiExcusals implements Excusals {
  private final Jdbi jdbi;

  JdbiExcusals(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Excusal> all() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT run_id, person_id, reason, by_person, excused_at FROM gradebook_excusal")
            .map((row, context) ->
                new Excusal(
                    new RunId(row.getObject("run_id", UUID.class)),
                    new PersonId(row.getObject("person_id", UUID.class)),
                    row.getString("reason"),
                    new PersonId(row.getObject("by_person", UUID.class)),
                    row.getObject("excused_at", OffsetDateTime.class).toInstant()))
            .list());
  }

  @Override
  public void put(Excusal excusal) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO gradebook_excusal (run_id, person_id, reason, by_person, excused_at)
                VALUES (:run, :person, :reason, :by, :at)
                ON CONFLICT (run_id, person_id) DO UPDATE
                SET reason = excluded.reason, by_person = excluded.by_person,
                  excused_at = excluded.excused_at
                """)
            .bind("run", excusal.run().value())
            .bind("person", excusal.person().value())
            .bind("reason", excusal.reason())
            .bind("by", excusal.by().value())
            .bind("at", excusal.at().atOffset(ZoneOffset.UTC))
            .execute());
  }

  @Override
  public boolean remove(RunId run, PersonId person) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    "DELETE FROM gradebook_excusal WHERE run_id = :run AND person_id = :person")
                .bind("run", run.value())
                .bind("person", person.value())
                .execute()
            == 1);
  }
}
