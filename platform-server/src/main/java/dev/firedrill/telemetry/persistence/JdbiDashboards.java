package dev.firedrill.telemetry.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.dashboard.Dashboard;
import dev.firedrill.telemetry.dashboard.Dashboards;
import dev.firedrill.telemetry.dashboard.Panel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

final class JdbiDashboards implements Dashboards {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<List<Panel>> PANELS = new TypeReference<>() {};

  private static final String SELECT =
      """
      SELECT id, team_id, version, title, panels, created_by, updated_at, updated_by
      FROM dashboard WHERE team_id = :team
      """;

  private static final String INSERT =
      """
      INSERT INTO dashboard
        (id, team_id, version, title, panels, created_by, updated_at, updated_by)
      VALUES (:id, :team, :version, :title, :panels::jsonb, :createdBy, :updatedAt, :updatedBy)
      """;

  private static final RowMapper<Dashboard> DASHBOARD =
      (row, context) ->
          new Dashboard(
              row.getObject("id", UUID.class),
              new TeamId(row.getObject("team_id", UUID.class)),
              row.getLong("version"),
              row.getString("title"),
              panels(row.getString("panels")),
              person(row, "created_by"),
              row.getObject("updated_at", OffsetDateTime.class).toInstant(),
              person(row, "updated_by"));

  private final Jdbi jdbi;

  JdbiDashboards(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Dashboard> of(TeamId team) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + " ORDER BY title, id")
            .bind("team", team.value())
            .map(DASHBOARD)
            .list());
  }

  @Override
  public Optional<Dashboard> find(TeamId team, UUID id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + " AND id = :id")
            .bind("team", team.value())
            .bind("id", id)
            .map(DASHBOARD)
            .findOne());
  }

  @Override
  public void add(Dashboard dashboard) {
    jdbi.useHandle(handle -> bind(handle.createUpdate(INSERT), dashboard).execute());
  }

  @Override
  public void seed(Dashboard dashboard) {
    boolean seeded =
        jdbi.withHandle(handle ->
            handle
                .createQuery("SELECT EXISTS (SELECT FROM dashboard_seed WHERE team_id = :team)")
                .bind("team", dashboard.team().value())
                .mapTo(Boolean.class)
                .one());
    if (seeded) {
      return;
    }
    jdbi.useTransaction(handle -> {
      int fresh =
          handle
              .createUpdate(
                  "INSERT INTO dashboard_seed (team_id) VALUES (:team) ON CONFLICT DO NOTHING")
              .bind("team", dashboard.team().value())
              .execute();
      if (fresh == 1) {
        bind(handle.createUpdate(INSERT), dashboard).execute();
      }
    });
  }

  @Override
  public boolean replace(Dashboard dashboard) {
    return jdbi.withHandle(handle ->
        bind(
                handle.createUpdate(
                    """
                    UPDATE dashboard
                    SET version = :version, title = :title, panels = :panels::jsonb,
                        updated_at = :updatedAt, updated_by = :updatedBy
                    WHERE team_id = :team AND id = :id AND version = :version - 1
                    """),
                dashboard)
            .execute())
        == 1;
  }

  @Override
  public boolean remove(TeamId team, UUID id, long version) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(
                """
                DELETE FROM dashboard
                WHERE team_id = :team AND id = :id AND version = :version
                """)
            .bind("team", team.value())
            .bind("id", id)
            .bind("version", version)
            .execute())
        == 1;
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Dashboard dashboard) {
    return statement
        .bind("id", dashboard.id())
        .bind("team", dashboard.team().value())
        .bind("version", dashboard.version())
        .bind("title", dashboard.title())
        .bind("panels", json(dashboard.panels()))
        .bind("createdBy", value(dashboard.createdBy()))
        .bind("updatedAt", dashboard.updatedAt().atOffset(ZoneOffset.UTC))
        .bind("updatedBy", value(dashboard.updatedBy()));
  }

  private static @Nullable UUID value(@Nullable PersonId person) {
    return person == null ? null : person.value();
  }

  private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new PersonId(id);
  }

  private static String json(List<Panel> panels) {
    try {
      return MAPPER.writeValueAsString(panels);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("panels are always JSON", impossible);
    }
  }

  private static List<Panel> panels(String json) {
    try {
      return MAPPER.readValue(json, PANELS);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException("stored panels are not panels", notOurs);
    }
  }
}
