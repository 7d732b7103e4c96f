package dev.firedrill.auth.persistence;

import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.TeamSlug;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads people and teams from rows that join them. */
final class PrincipalRows {
  private PrincipalRows() {}

  static Person person(ResultSet row) throws SQLException {
    return new Person(
        new PersonId(row.getObject("person_id", UUID.class)),
        row.getString("name"),
        row.getString("handle"),
        CourseRole.valueOf(row.getString("role")));
  }

  /** From the columns {@code team_id}, {@code team_slug} and {@code team_name} with a prefix. */
  static @Nullable Team team(ResultSet row, String prefix) throws SQLException {
    UUID id = row.getObject(prefix + "team_id", UUID.class);
    return id == null
        ? null
        : new Team(
            new TeamId(id),
            new TeamSlug(row.getString(prefix + "team_slug")),
            row.getString(prefix + "team_name"));
  }
}
