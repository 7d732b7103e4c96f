package dev.firedrill.gradebook;

import dev.firedrill.kernel.PersonId;
import java.util.Map;
import java.util.Optional;

/** By which identifiers other systems know people. No two people share one of a kind. */
public interface IdBook {
  /** Of whom anything is known. */
  Map<PersonId, PersonIds> all();

  /**
   * Stores what is known of the person in place of what was. Whoever has one of these identifiers
   * already is returned, and nothing stored then.
   */
  Optional<PersonId> put(PersonId person, PersonIds ids);
}
