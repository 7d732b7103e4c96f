package dev.firedrill.web.api;

import dev.firedrill.course.Person;
import dev.firedrill.team.Team;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
import org.jspecify.annotations.Nullable;

/** People and teams as others see them. */
final class Refs {
  private Refs() {}

  static PersonView person(Person person) {
    return new PersonView(person.id().value(), person.name(), person.handle());
  }

  static @Nullable TeamRefView team(@Nullable Team team) {
    return team == null
        ? null
        : new TeamRefView(team.id().value(), team.slug().value(), team.name());
  }
}
