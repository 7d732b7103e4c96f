package dev.firedrill.incident;

import dev.firedrill.incident.role.IncidentRole;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.ChannelId;
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

  /** Keeps others from opening an incident of this team until the transaction has ended. */
  void hold(TeamId team);

  /** Adds the last update of {@code changed} and stores the rest as {@link #save} does. */
  void addLastUpdate(Incident changed);

  /** Stores severity, status, times and into what it was merged. */
  void save(Incident changed);

  /** Adds the task or replaces the one of its number. */
  void put(IncidentId id, Incident.Task task);

  /** What was merged into {@code from} leads to {@code to} from now on. */
  void redirect(IncidentId from, IncidentId to);

  /** Puts the person in the role; a role held by one leaves its holder. */
  void assign(IncidentId id, IncidentRole role, PersonId person);

  Optional<Incident> find(IncidentId id);

  Optional<Incident> openOf(TeamId team);

  Optional<Incident> ofNumber(TeamId team, int number);

  /** The incident that is handled in this channel of the team. */
  Optional<Incident> inChannel(TeamId team, ChannelId channel);

  /** Newest first; null means of any team. */
  List<Incident> list(@Nullable TeamId team, boolean openOnly);
}
