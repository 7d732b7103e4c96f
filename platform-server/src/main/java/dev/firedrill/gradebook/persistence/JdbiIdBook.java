package dev.firedrill.gradebook.persistence;

import dev.firedrill.gradebook.IdBook;
import dev.firedrill.gradebook.PersonIds;
import dev.firedrill.kernel.PersonId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

final class JdbiIdBook implements IdBook {
  private final Jdbi jdbi;

  JdbiIdBook(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Map<PersonId, PersonIds> all() {
    Map<PersonId, PersonIds> all = new LinkedHashMap<>();
    jdbi.useHandle(handle ->
        handle
            .createQuery("SELECT person_id, lms_id, student_id, login, email FROM person_ids")
            .map((row, context) ->
                Map.entry(
                    new PersonId(row.getObject("person_id", UUID.class)),
                    new PersonIds(
                        row.getString("lms_id"),
                        row.getString("student_id"),
                        row.getString("login"),
                        row.getString("email"))))
            .forEach(entry -> all.put(entry.getKey(), entry.getValue())));
    return all;
  }

  @Override
  public Optional<PersonId> put(PersonId person, PersonIds ids) {
    return jdbi.inTransaction(handle -> {
      // One writer at a time, so that the answer names who has the identifier.
      handle.execute("LOCK TABLE person_ids IN SHARE ROW EXCLUSIVE MODE");
      Optional<UUID> other =
          handle
              .createQuery(
                  """
                  SELECT person_id FROM person_ids
                  WHERE person_id <> :person
                    AND (lms_id = :lmsId OR student_id = :studentId OR login = :login
                      OR email = :email)
                  LIMIT 1
                  """)
              .bind("person", person.value())
              .bind("lmsId", ids.lmsId())
              .bind("studentId", ids.studentId())
              .bind("login", ids.login())
              .bind("email", ids.email())
              .mapTo(UUID.class)
              .findOne();
      if (other.isEmpty()) {
        handle
            .createUpdate(
                """
                INSERT INTO person_ids (person_id, lms_id, student_id, login, email)
                VALUES (:person, :lmsId, :studentId, :login, :email)
                ON CONFLICT (person_id) DO UPDATE
                SET lms_id = excluded.lms_id, student_id = excluded.student_id,
                  login = excluded.login, email = excluded.email
                """)
            .bind("person", person.value())
            .bind("lmsId", ids.lmsId())
            .bind("studentId", ids.studentId())
            .bind("login", ids.login())
            .bind("email", ids.email())
            .execute();
      }
      return other.map(PersonId::new);
    });
  }
}
