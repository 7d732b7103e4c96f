package dev.firedrill.capacity.persistence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/** What the tables of this feature have in common. */
final class Columns {
  private Columns() {}

  static TeamEnvironment bot(ResultSet row) throws SQLException {
    return new TeamEnvironment(
        new TeamId(row.getObject("team_id", UUID.class)),
        EnvironmentName.valueOf(row.getString("environment")));
  }

  static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static PersonId person(ResultSet row, String column) throws SQLException {
    return new PersonId(row.getObject(column, UUID.class));
  }

  static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  static <S extends SqlStatement<S>> S bind(S statement, TeamEnvironment bot) {
    return statement.bind("team", bot.team().value()).bind("environment", bot.environment().name());
  }
}
