package dev.firedrill.flag.persistence;

import dev.firedrill.flag.Flag;
import dev.firedrill.flag.FlagVersion;
import dev.firedrill.flag.definition.Definition;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Rows of flags as records, and what all their statements bind. */
final class FlagRows {
  static final String COLUMNS =
      """
      team_id, environment, key, description, definition, version, archived, created_at,
          changed_at, changed_by, reason
      """;

  static final RowMapper<Flag> FLAG =
      (row, context) -> {
        UUID changedBy = row.getObject("changed_by", UUID.class);
        return new Flag(
            owner(row),
            row.getString("key"),
            row.getString("description"),
            Definition.ofText(row.getString("definition")),
            row.getLong("version"),
            row.getBoolean("archived"),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            instant(row, "changed_at"),
            changedBy == null ? null : new PersonId(changedBy),
            row.getString("reason"));
      };

  static final RowMapper<FlagVersion> VERSION =
      (row, context) -> {
        String before = row.getString("before");
        return new FlagVersion(
            row.getLong("version"),
            row.getObject("changed_at", OffsetDateTime.class).toInstant(),
            new PersonId(row.getObject("changed_by", UUID.class)),
            row.getString("reason"),
            Definition.ofText(row.getString("definition")),
            before == null ? null : Definition.ofText(before),
            row.getBoolean("archived"));
      };

  private FlagRows() {}

  static TeamEnvironment owner(ResultSet row) throws SQLException {
    return new TeamEnvironment(
        new TeamId(row.getObject("team_id", UUID.class)),
        EnvironmentName.valueOf(row.getString("environment")));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Binds whose flags they are. */
  static <S extends SqlStatement<S>> S ofOwner(TeamEnvironment owner, S statement) {
    return statement
        .bind("team", owner.team().value())
        .bind("environment", owner.environment().name());
  }
}
