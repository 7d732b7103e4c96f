package dev.firedrill.app.bench.prober;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Member;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.TeamSlug;
import dev.firedrill.team.Teams;
import java.util.List;
import java.util.Optional;

/** The teams of a database, of which only the first so many are there yet. */
final class GrowingTeams implements Teams {
  private final Teams real;
  private volatile int admitted;

  GrowingTeams(Teams real) {
    this.real = real;
  }

  void admit(int teams) {
    admitted = teams;
  }

  @Override
  public List<Team> all() {
    return real.all().stream().limit(admitted).toList();
  }

  @Override
  public void add(Team team) {
    real.add(team);
  }

  @Override
  public void addMember(TeamId team, PersonId person) {
    real.addMember(team, person);
  }

  @Override
  public Optional<Team> find(TeamId id) {
    return real.find(id);
  }

  @Override
  public Optional<Team> find(TeamSlug slug) {
    return real.find(slug);
  }

  @Override
  public Optional<Team> teamOf(PersonId person) {
    return real.teamOf(person);
  }

  @Override
  public List<Member> members(TeamId team) {
    return real.members(team);
  }

  @Override
  public Optional<Member> person(PersonId id) {
    return real.person(id);
  }
}
