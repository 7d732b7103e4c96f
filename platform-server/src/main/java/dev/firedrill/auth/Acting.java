package dev.firedrill.auth;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which of staff act for a team at present. Staff see every team's screens; what students do there
 * they do only while they act for the team, which is recorded and shown to it.
 */
public interface Acting {
  /** Somebody acts for a team from then until then. */
  record Turn(PersonId person, TeamId team, Instant began, Instant ends) {}

  /** The person's turn, if it has not ended. */
  Optional<Turn> of(PersonId person);

  /** All turns that have not ended. */
  List<Turn> all();

  default boolean actsFor(PersonId person, TeamId team) {
    return of(person).map(Turn::team).filter(team::equals).isPresent();
  }
}
