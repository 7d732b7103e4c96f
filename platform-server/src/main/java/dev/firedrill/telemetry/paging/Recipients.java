package dev.firedrill.telemetry.paging;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Member;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom a page is for. */
final class Recipients {
  private final Teams teams;
  private final OnCallStore rotas;

  Recipients(Teams teams, OnCallStore rotas) {
    this.teams = teams;
    this.rotas = rotas;
  }

  /** The people, and a sentence about why they. */
  record Called(Set<PersonId> people, String sentence) {}

  OnCall onCall(TeamId team, Instant now) {
    return rotas.find(team).orElseGet(() -> OnCall.none(now));
  }

  Set<PersonId> members(TeamId team) {
    return teams.members(team).stream()
        .map(Member::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  Called now(TeamId team, Instant now) {
    Set<PersonId> members = members(team);
    return onCall(team, now)
        .at(now, members)
        .map(person -> new Called(Set.of(person), "On call: " + name(person) + "."))
        .orElseGet(
            () -> new Called(members, "Nobody is on call now, so the whole team is called."));
  }

  String name(PersonId person) {
    return teams.person(person).map(member -> "@" + member.handle()).orElse("somebody");
  }
}
