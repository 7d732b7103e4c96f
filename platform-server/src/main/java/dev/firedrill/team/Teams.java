package dev.firedrill.team;

import dev.firedrill.kernel.PersonId;
import java.util.List;
import java.util.Optional;

/** The teams of the course and who belongs to them. A student belongs to at most one team. */
public interface Teams {
  void add(Team team);

  void addMember(TeamId team, PersonId person);

  /** All teams, by slug. */
  List<Team> all();

  Optional<Team> find(TeamId id);

  Optional<Team> find(TeamSlug slug);

  Optional<Team> teamOf(PersonId person);

  /** The members, by handle. */
  List<Member> members(TeamId team);

  /** The name and handle of anyone of the course, staff too. */
  Optional<Member> person(PersonId id);

  /** The team; fails when there is none of this id. */
  default Team get(TeamId id) {
    return find(id).orElseThrow(() -> new IllegalStateException("no team has the id " + id));
  }
}
