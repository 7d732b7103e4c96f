package dev.firedrill.telemetry.paging;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.alarm.AlarmSeverity;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pages. All calls join the transaction. */
public interface PageStore {
  /** Holds the team's pages until the transaction ends; comes before every change of them. */
  void hold(TeamId team);

  int nextNumber(TeamId team);

  void add(Page page);

  /** Writes everything that changes but escalations and whom it was told to. */
  void update(Page page);

  void notified(UUID page, Collection<PersonId> people, Instant at);

  void escalated(UUID page, Instant at, @Nullable PersonId to);

  Optional<Page> find(UUID id);

  Optional<Page> numbered(TeamId team, int number);

  /** Newest first; of all states when it is null. */
  List<Page> list(TeamId team, Page.@Nullable State state, int limit);

  /** The latest page of the alarm that is (not) a test. */
  Optional<Page> latest(UUID alarm, boolean test);

  /** How many pages of the severity the team was told of one by one since then; tests aside. */
  int toldSince(TeamId team, AlarmSeverity severity, Instant since);

  /** How many tests were sent since then. */
  int testsSince(TeamId team, Instant since);

  /** Which teams have pages that wait to be told of together, and of which severity. */
  List<Waiting> waiting();

  /** Pages of a team that wait. */
  record Waiting(TeamId team, AlarmSeverity severity) {}

  /** Those that wait, oldest first. */
  List<Page> waiting(Waiting whose);

  /** When the newest bundle was told. */
  Optional<Instant> lastBundle(Waiting whose);

  /** Pages that closed before then without anybody being told. */
  List<Page> endUntold(Instant before);

  /** Open pages whose time to be acknowledged is over. */
  List<Page> overdue(Instant now);

  /** Tests that are still open and were sent before then. */
  List<Page> openTests(Instant before);
}
