package dev.firedrill.team.persistence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Member;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.TeamSlug;
import dev.firedrill.team.Teams;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiTeams implements Teams {
  private static final RowMapper<Team> TEAM =
      (row, context) ->
          new Team(
              new TeamId(row.getObject("id", UUID.class)),
              new TeamSlug(row.getString("slug")),
              row.getString("name"));

  private static final RowMapper<Member> MEMBER =
      (row, context) ->
          new Member(
              new PersonId(row.getObject("id", UUID.class)),
              row.getString("name"),
              row.getString("handle"));

  private final Jdbi jdbi;

  /** A team keeps its slug and its name; everything that happens asks for them again and again. */
  private final Map<TeamId, Team> met = new ConcurrentHashMap<>();

  JdbiTeams(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void add(Team team) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("INSERT INTO team (id, slug, name) VALUES (:id, :slug, :name)")
            .bind("id", team.id().value())
            .bind("slug", team.slug().value())
            .bind("name", team.name())
            .execute());
  }

  @Override
  public void addMember(TeamId team, PersonId person) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("INSERT INTO team_member (team_id, person_id) VALUES (:team, :person)")
            .bind("team", team.value())
            .bind("person", person.value())
            .execute());
  }

  @Override
  public List<Team> all() {
    return jdbi.withHandle(handle ->
        handle.createQuery("SELECT id, slug, name FROM team ORDER BY slug").map(TEAM).list());
  }

  @Override
  public Optional<Team> find(TeamId id) {
    Team known = met.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Team> found =
        jdbi.withHandle(handle ->
            handle
                .createQuery("SELECT id, slug, name FROM team WHERE id = :id")
                .bind("id", id.value())
                .map(TEAM)
                .findOne());
    found.ifPresent(team -> met.put(id, team));
    return found;
  }

  @Override
  public Optional<Team> find(TeamSlug slug) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT id, slug, name FROM team WHERE slug = :slug")
            .bind("slug", slug.value())
            .map(TEAM)
            .findOne());
  }

  @Override
  public Optional<Team> teamOf(PersonId person) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT t.id, t.slug, t.name
                FROM team t JOIN team_member m ON m.team_id = t.id
                WHERE m.person_id = :person
                """)
            .bind("person", person.value())
            .map(TEAM)
            .findOne());
  }

  @Override
  public List<Member> members(TeamId team) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT p.id, p.name, p.handle
                FROM person p JOIN team_member m ON m.person_id = p.id
                WHERE m.team_id = :team ORDER BY p.handle
                """)
            .bind("team", team.value())
            .map(MEMBER)
            .list());
  }

  @Override
  public Optional<Member> person(PersonId id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT id, name, handle FROM person WHERE id = :id")
            .bind("id", id.value())
            .map(MEMBER)
            .findOne());
  }
}
