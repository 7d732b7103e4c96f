package dev.firedrill.course.persistence;

import dev.firedrill.course.CourseRole;
import dev.firedrill.course.People;
import dev.firedrill.course.Person;
import dev.firedrill.kernel.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiPeople implements People {
  private static final RowMapper<Person> PERSON =
      (row, context) ->
          new Person(
              new PersonId(row.getObject("id", UUID.class)),
              row.getString("name"),
              row.getString("handle"),
              CourseRole.valueOf(row.getString("role")));

  private final Jdbi jdbi;

  JdbiPeople(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void add(Person person) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO person (id, name, handle, role) VALUES (:id, :name, :handle, :role)
                """)
            .bind("id", person.id().value())
            .bind("name", person.name())
            .bind("handle", person.handle())
            .bind("role", person.role())
            .execute());
  }

  @Override
  public Optional<Person> find(PersonId id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT id, name, handle, role FROM person WHERE id = :id")
            .bind("id", id.value())
            .map(PERSON)
            .findOne());
  }

  @Override
  public Optional<Person> findByHandle(String handleName) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT id, name, handle, role FROM person WHERE handle = :handle")
            .bind("handle", handleName)
            .map(PERSON)
            .findOne());
  }

  @Override
  public List<Person> all() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT id, name, handle, role FROM person ORDER BY handle")
            .map(PERSON)
            .list());
  }
}
