package dev.firedrill.telemetry.alarm.persistence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.AlarmRef;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.AlarmEntry;
import dev.firedrill.telemetry.alarm.AlarmStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

final class JdbiAlarms implements AlarmStore {
  private static final String SELECT =
      """
      SELECT id, team_id, environment, name, version, definition, enabled, state, state_since,
          state_reason, state_value, page_pending, fired_at, created_by, updated_by, updated_at
      FROM alarm
      """;

  private static final RowMapper<Alarm> ALARM =
      (row, context) ->
          new Alarm(
              row.getObject("id", UUID.class),
              row.getLong("version"),
              new TeamId(row.getObject("team_id", UUID.class)),
              DefinitionJson.read(
                  row.getString("name"),
                  EnvironmentName.valueOf(row.getString("environment")),
                  row.getBoolean("enabled"),
                  row.getString("definition")),
              AlarmState.valueOf(row.getString("state")),
              Utc.read(row, "state_since"),
              row.getString("state_reason"),
              row.getObject("state_value", Double.class),
              row.getBoolean("page_pending"),
              Utc.readNullable(row, "fired_at"),
              new PersonId(row.getObject("created_by", UUID.class)),
              new PersonId(row.getObject("updated_by", UUID.class)),
              Utc.read(row, "updated_at"));

  private final Jdbi jdbi;

  JdbiAlarms(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void hold(TeamId team) {
    jdbi.useHandle(handle ->
        handle
            .createQuery("SELECT id FROM team WHERE id = :team FOR NO KEY UPDATE")
            .bind("team", team.value())
            .mapTo(UUID.class)
            .one());
  }

  @Override
  public List<AlarmRef> of(TeamId team) {
    return list(team).stream().map(Alarm::ref).toList();
  }

  @Override
  public Optional<AlarmRef> find(UUID id) {
    return get(id).map(Alarm::ref);
  }

  @Override
  public List<Alarm> list(TeamId team) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                SELECT + " WHERE team_id = :team AND deleted_at IS NULL ORDER BY lower(name)")
            .bind("team", team.value())
            .map(ALARM)
            .list());
  }

  @Override
  public List<Alarm> enabled() {
    return jdbi.withHandle(handle ->
        handle.createQuery(SELECT + " WHERE enabled AND deleted_at IS NULL").map(ALARM).list());
  }

  @Override
  public Optional<Alarm> get(UUID id) {
    return one(id, "");
  }

  @Override
  public Optional<Alarm> lock(UUID id) {
    return one(id, " FOR UPDATE");
  }

  private Optional<Alarm> one(UUID id, String lock) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + " WHERE id = :id AND deleted_at IS NULL" + lock)
            .bind("id", id)
            .map(ALARM)
            .findOne());
  }

  @Override
  public void add(Alarm alarm) {
    write(
        alarm,
        """
        INSERT INTO alarm (id, team_id, environment, name, version, definition, enabled, state,
            state_since, state_reason, state_value, page_pending, fired_at, created_by, updated_by,
            updated_at)
        VALUES (:id, :team, :environment, :name, :version, :definition, :enabled, :state,
            :since, :reason, :value, :pending, :firedAt, :createdBy, :updatedBy, :updatedAt)
        """);
  }

  @Override
  public void update(Alarm alarm) {
    write(
        alarm,
        """
        UPDATE alarm
        SET environment = :environment, name = :name, version = :version,
            definition = :definition, enabled = :enabled, state = :state, state_since = :since,
            state_reason = :reason, state_value = :value, page_pending = :pending,
            fired_at = :firedAt, updated_by = :updatedBy, updated_at = :updatedAt
        WHERE id = :id
        """);
  }

  private void write(Alarm alarm, String sql) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(sql)
            .bind("id", alarm.id())
            .bind("team", alarm.team().value())
            .bind("environment", alarm.definition().environment().name())
            .bind("name", alarm.name())
            .bind("version", alarm.version())
            .bind("definition", DefinitionJson.write(alarm.definition()))
            .bind("enabled", alarm.definition().enabled())
            .bind("state", alarm.state().name())
            .bind("since", Utc.of(alarm.stateSince()))
            .bind("reason", alarm.stateReason())
            .bind("value", alarm.stateValue())
            .bind("pending", alarm.pagePending())
            .bind("firedAt", Utc.ofNullable(alarm.firedAt()))
            .bind("createdBy", alarm.createdBy().value())
            .bind("updatedBy", alarm.updatedBy().value())
            .bind("updatedAt", Utc.of(alarm.updatedAt()))
            .execute());
  }

  @Override
  public void delete(UUID id, PersonId by) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE alarm
                SET deleted_at = clock_timestamp(), enabled = false, page_pending = false,
                    updated_by = :by
                WHERE id = :id
                """)
            .bind("id", id)
            .bind("by", by.value())
            .execute());
  }

  @Override
  public List<Alarm> pagesPending() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + " WHERE page_pending AND deleted_at IS NULL")
            .map(ALARM)
            .list());
  }

  @Override
  public void note(
      UUID alarm,
      Instant at,
      AlarmEntry.Kind kind,
      @Nullable AlarmState from,
      @Nullable AlarmState to,
      String reason,
      @Nullable Double value,
      @Nullable PersonId by) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO alarm_history (alarm_id, at, kind, from_state, to_state, reason, value,
                    by_person)
                VALUES (:alarm, :at, :kind, :from, :to, :reason, :value, :by)
                """)
            .bind("alarm", alarm)
            .bind("at", Utc.of(at))
            .bind("kind", kind.name())
            .bind("from", from == null ? null : from.name())
            .bind("to", to == null ? null : to.name())
            .bind("reason", reason)
            .bind("value", value)
            .bind("by", by == null ? null : by.value())
            .execute());
  }

  @Override
  public List<AlarmEntry> history(UUID alarm, @Nullable Long before, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT id, alarm_id, at, kind, from_state, to_state, reason, value, by_person
                FROM alarm_history
                WHERE alarm_id = :alarm AND id < :before
                ORDER BY id DESC
                LIMIT :limit
                """)
            .bind("alarm", alarm)
            .bind("before", before == null ? Long.MAX_VALUE : before)
            .bind("limit", limit)
            .map((row, context) -> {
              UUID by = row.getObject("by_person", UUID.class);
              return new AlarmEntry(
                  row.getLong("id"),
                  row.getObject("alarm_id", UUID.class),
                  Utc.read(row, "at"),
                  AlarmEntry.Kind.valueOf(row.getString("kind")),
                  state(row.getString("from_state")),
                  state(row.getString("to_state")),
                  row.getString("reason"),
                  row.getObject("value", Double.class),
                  by == null ? null : new PersonId(by));
            })
            .list());
  }

  private static @Nullable AlarmState state(@Nullable String name) {
    return name == null ? null : AlarmState.valueOf(name);
  }
}
