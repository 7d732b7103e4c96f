package dev.firedrill.slo.persistence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Ratio;
import dev.firedrill.slo.objective.Objective;
import dev.firedrill.slo.objective.Objectives;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiObjectives implements Objectives {
  private static final RowMapper<Objective> OBJECTIVE =
      (row, context) ->
          new Objective(
              new TeamEnvironment(
                  new TeamId(row.getObject("team_id", UUID.class)),
                  EnvironmentName.valueOf(row.getString("environment"))),
              row.getLong("version"),
              new Ratio(row.getDouble("target")),
              Duration.ofHours(row.getInt("window_hours")),
              Duration.ofMillis(row.getLong("latency_ms")),
              new Objective.Change(
                  row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                  new PersonId(row.getObject("changed_by", UUID.class)),
                  row.getString("reason")));

  private final Jdbi jdbi;

  JdbiObjectives(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Optional<Objective> newest(TeamEnvironment bot) {
    return history(bot, 1).stream().findFirst();
  }

  @Override
  public Optional<Objective> at(TeamEnvironment bot, Instant at) {
    return find(bot, at, 1).stream().findFirst();
  }

  @Override
  public List<Objective> history(TeamEnvironment bot, int atMost) {
    return find(bot, Instant.parse("9999-12-31T00:00:00Z"), atMost);
  }

  private List<Objective> find(TeamEnvironment bot, Instant until, int atMost) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT team_id, environment, version, target, window_hours, latency_ms, reason,
                    changed_at, changed_by
                FROM slo_objective
                WHERE team_id = :team AND environment = :environment AND changed_at <= :until
                ORDER BY version DESC LIMIT :atMost
                """)
            .bind("team", bot.team().value())
            .bind("environment", bot.environment().name())
            .bind("until", until.atOffset(ZoneOffset.UTC))
            .bind("atMost", atMost)
            .map(OBJECTIVE)
            .list());
  }

  @Override
  public boolean add(Objective objective) {
    Objective.Change change =
        Objects.requireNonNull(objective.change(), "the course's default is never stored");
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO slo_objective (team_id, environment, version, target,
                    window_hours, latency_ms, reason, changed_at, changed_by)
                VALUES (:team, :environment, :version, :target, :windowHours, :latencyMs,
                    :reason, :at, :by)
                ON CONFLICT (team_id, environment, version) DO NOTHING
                """)
            .bind("team", objective.bot().team().value())
            .bind("environment", objective.bot().environment().name())
            .bind("version", objective.version())
            .bind("target", objective.target().value())
            .bind("windowHours", objective.window().toHours())
            .bind("latencyMs", objective.latency().toMillis())
            .bind("reason", change.reason())
            .bind("at", change.at().atOffset(ZoneOffset.UTC))
            .bind("by", change.by().value())
            .execute())
        == 1;
  }
}
