package dev.firedrill.app.wiring;

import dev.firedrill.automation.readiness.ReadinessCheck;
import dev.firedrill.automation.readiness.ReadinessItem;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.notify.route.Route;
import dev.firedrill.notify.route.RouteStore;
import dev.firedrill.team.Member;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.telemetry.paging.OnCallDesk;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether somebody is on call and pages find a way to people. */
record PagingReadiness(OnCallDesk onCall, RouteStore routes, Teams teams, InstantSource clock)
    implements ReadinessCheck {
  private static final String PAGE = "/alarms";

  @Override
  public List<ReadinessItem> of(TeamId team) {
    Set<PersonId> members =
        teams.members(team).stream().map(Member::id).collect(Collectors.toSet());
    Optional<PersonId> now = onCall.of(team).at(clock.instant(), members);
    Route route = routes.of(team).page();
    boolean somewhere =
        route.chat() || route.inbox() || !route.mail().isEmpty() || !route.webhooks().isEmpty();
    return List.of(
        new ReadinessItem(
            "on-call",
            "Somebody is on call",
            now.isPresent(),
            now.flatMap(teams::person)
                .map(member -> "@" + member.handle() + " is on call now.")
                .orElse("Nobody is on call now, so a page would call the whole team."),
            PAGE,
            "Set the rota"),
        new ReadinessItem(
            "route",
            "Pages have a way to people",
            somewhere,
            somewhere
                ? "Pages go to the chat, an inbox or further."
                : "Every way of pages is switched off; they show in the inbox only.",
            PAGE,
            "Set the routes"));
  }
}
