package dev.firedrill.telemetry.api.paging;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Member;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.telemetry.paging.OnCall;
import dev.firedrill.telemetry.paging.OnCallDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rotas as the API shows them. */
public final class OnCallViews {
  private static final Duration AHEAD = Duration.ofDays(14);

  private final OnCallDesk desk;
  private final Teams teams;
  private final PageViews people;
  private final InstantSource clock;

  public OnCallViews(OnCallDesk desk, Teams teams, PageViews people, InstantSource clock) {
    this.desk = desk;
    this.teams = teams;
    this.people = people;
    this.clock = clock;
  }

  public OnCallView of(TeamId team) {
    return of(team, desk.of(team));
  }

  OnCallView of(TeamId team, OnCall onCall) {
    Instant now = clock.instant();
    Set<PersonId> members =
        teams.members(team).stream().map(Member::id).collect(Collectors.toSet());
    List<OnCall.Shift> shifts = onCall.shifts(now, now.plus(AHEAD), members);
    Optional<PersonId> current = onCall.at(now, members);
    List<OnCallView.HoleView> holes =
        shifts.stream()
            .filter(shift -> shift.person() == null)
            .map(shift -> new OnCallView.HoleView(shift.from(), shift.until()))
            .toList();
    return new OnCallView(
        onCall.version(),
        new OnCallView.RotaView(
            onCall.rota().members().stream()
                .flatMap(id -> teams.person(id).stream())
                .map(Member::handle)
                .toList(),
            onCall.rota().startsAt(),
            onCall.rota().shiftHours(),
            onCall.rota().timeZone().getId()),
        new OnCallView.EscalationView(onCall.ackWithinSeconds(), onCall.then()),
        people.person(current.orElse(null)),
        current.isPresent() ? shifts.getFirst().until() : null,
        people.person(onCall.next(now, members).orElse(null)),
        shifts.stream()
            .flatMap(shift ->
                Stream.ofNullable(people.person(shift.person()))
                    .map(person ->
                        new OnCallView.ShiftView(
                            person, shift.from(), shift.until(), shift.override())))
            .toList(),
        holes,
        onCall.overrides().stream()
            .filter(one -> one.until().isAfter(now))
            .map(one ->
                new OnCallView.OverrideView(
                    one.id(), people.person(one.person()), one.from(), one.until(), one.note()))
            .toList(),
        words(onCall, holes));
  }

  /** Who is on call now, for open pages. */
  public LiveOnCallView live(TeamId team) {
    OnCallView view = of(team);
    return new LiveOnCallView(teams.get(team).slug().value(), view.now(), view.next());
  }

  private static String words(OnCall onCall, List<OnCallView.HoleView> holes) {
    if (onCall.rota().members().isEmpty()) {
      return onCall.overrides().isEmpty()
          ? "There is no rota, so every page calls the whole team."
          : "There is no rota: beside what was handed over, every page calls the whole team.";
    }
    return holes.isEmpty()
        ? "Somebody is on call for the next two weeks."
        : "Nobody is on call from %s to %s; the whole team would be called then."
            .formatted(
                holes.getFirst().from().truncatedTo(ChronoUnit.MINUTES),
                holes.getFirst().until().truncatedTo(ChronoUnit.MINUTES));
  }
}
