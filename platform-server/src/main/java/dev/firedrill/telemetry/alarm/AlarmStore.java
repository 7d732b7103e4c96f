package dev.firedrill.telemetry.alarm;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.Alarms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alarms and their history. All calls join the transaction. */
public interface AlarmStore extends Alarms {
  /** Holds the team's set of alarms until the transaction ends; comes before every change of it. */
  void hold(TeamId team);

  /** The alarms of a team that are not deleted, by name. */
  List<Alarm> list(TeamId team);

  /** All alarms that are enabled, of all teams. */
  List<Alarm> enabled();

  Optional<Alarm> get(UUID id);

  /** The alarm, which stays as it is until the transaction ends. */
  Optional<Alarm> lock(UUID id);

  void add(Alarm alarm);

  /** Writes definition, version, state and who did it. */
  void update(Alarm alarm);

  /** Deletes it for everybody; its history and pages stay. */
  void delete(UUID id, PersonId by);

  /** Alarms that fired while silenced and of which nobody was told. */
  List<Alarm> pagesPending();

  void note(
      UUID alarm,
      Instant at,
      AlarmEntry.Kind kind,
      @Nullable AlarmState from,
      @Nullable AlarmState to,
      String reason,
      @Nullable Double value,
      @Nullable PersonId by);

  /** Newest first, those before the id when one is given. */
  List<AlarmEntry> history(UUID alarm, @Nullable Long before, int limit);
}
