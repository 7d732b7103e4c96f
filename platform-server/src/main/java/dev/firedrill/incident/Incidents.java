package dev.firedrill.incident;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The incidents of all teams. A team has at most one open incident. */
public interface Incidents {
  /**
   * The number of the team's next incident. Nobody else gets one for this team until the
   * transaction has ended.
   */
  int nextNumber(TeamId team);

  void add(Incident incident);

  /** The incident, kept from others' changes until the transaction has ended. */
  Optional<Incident> lock(IncidentId id);

  /** Adds the last update of {@code changed} and stores its status and times. */
  void addLastUpdate(Incident changed);

  /** Puts the person in the role; a role held by one leaves its holder. */
  void assign(IncidentId id, IncidentRole role, PersonId person);

  Optional<Incident> find(IncidentId id);

  Optional<Incident> openOf(TeamId team);

  /** Newest first; null means of any team. */
  List<Incident> list(@Nullable TeamId team, boolean openOnly);
}
