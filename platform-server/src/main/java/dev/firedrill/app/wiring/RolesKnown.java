package dev.firedrill.app.wiring;

import dev.firedrill.automation.readiness.ReadinessCheck;
import dev.firedrill.automation.readiness.ReadinessItem;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.role.IncidentRole;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Member;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.telemetry.paging.OnCall;
import dev.firedrill.telemetry.paging.OnCallDesk;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether it is known who answers a page, who comes next, and who leads an open incident. */
record RolesKnown(OnCallDesk onCall, Incidents incidents, Teams teams, InstantSource clock)
    implements ReadinessCheck {
  private static final String ROTA = "/teams/{team}/alarms";

  @Override
  public List<ReadinessItem> of(TeamId team) {
    Set<PersonId> members =
        teams.members(team).stream().map(Member::id).collect(Collectors.toSet());
    Instant time = clock.instant();
    OnCall rota = onCall.of(team);
    Optional<PersonId> now = rota.at(time, members);
    Optional<PersonId> next =
        rota.next(time, members).filter(person -> !now.equals(Optional.of(person)));
    return List.of(
        new ReadinessItem(
            "on-call",
            "Somebody is on call",
            now.isPresent(),
            now.map(person -> handle(person) + " is on call now.")
                .orElse("Nobody is on call now, so a page would call the whole team."),
            ROTA,
            "Set the rota"),
        incidents.openOf(team).map(this::led).orElseGet(() -> chosen(now, next, members.size())));
  }

  /** Before anything hurts, the two of the rota share the roles: who is called, and who helps. */
  private ReadinessItem chosen(Optional<PersonId> now, Optional<PersonId> next, int members) {
    boolean ok = now.isPresent() && (next.isPresent() || members < 2);
    String detail =
        now.isEmpty()
            ? "It is open who leads when a page comes: put the team's people into the rota."
            : next.map(second ->
                    "%s leads when a page comes, %s comes next."
                        .formatted(handle(now.get()), handle(second)))
                .orElseGet(() ->
                    handle(now.get())
                        + " leads when a page comes"
                        + (members < 2 ? "." : ", but nobody comes next: add somebody."));
    return new ReadinessItem("roles", "Roles are chosen", ok, detail, ROTA, "Choose roles");
  }

  private ReadinessItem led(Incident open) {
    Optional<PersonId> commander =
        open.roles().stream()
            .filter(assigned -> assigned.role() == IncidentRole.INCIDENT_COMMANDER)
            .map(Incident.Assignment::person)
            .findFirst();
    return new ReadinessItem(
        "roles",
        "Roles are chosen",
        commander.isPresent(),
        commander
            .map(person -> "%s commands %s.".formatted(handle(person), open.label()))
            .orElseGet(() -> "%s has no incident commander yet.".formatted(open.label())),
        "/incidents/" + open.id().value(),
        "Choose a commander");
  }

  private String handle(PersonId person) {
    return teams.person(person).map(member -> "@" + member.handle()).orElse("somebody");
  }
}
