package dev.firedrill.course;

import dev.firedrill.kernel.PersonId;
import java.util.List;
import java.util.Optional;

/** The people of the course. */
public interface People {
  /** Adds the person; the handle must be free. */
  void add(Person person);

  Optional<Person> find(PersonId id);

  Optional<Person> findByHandle(String handle);

  /** All people, by handle. */
  List<Person> all();
}
