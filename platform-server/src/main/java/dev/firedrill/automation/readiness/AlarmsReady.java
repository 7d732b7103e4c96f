package dev.firedrill.automation.readiness;

import dev.firedrill.automation.runbook.Runbook;
import dev.firedrill.automation.runbook.Runbooks;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.AlarmRef;
import dev.firedrill.telemetry.Alarms;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** An alarm of production pages, it was tried, and a runbook says what to do then. */
public final class AlarmsReady implements ReadinessCheck {
  private static final String PAGE = "/teams/{team}/alarms";

  private final Alarms alarms;
  private final Predicate<UUID> pages;
  private final Runbooks runbooks;

  /** {@code pages} tells whether an alarm of this id calls people at once. */
  public AlarmsReady(Alarms alarms, Predicate<UUID> pages, Runbooks runbooks) {
    this.alarms = alarms;
    this.pages = pages;
    this.runbooks = runbooks;
  }

  @Override
  public List<ReadinessItem> of(TeamId team) {
    List<AlarmRef> paging =
        alarms.of(team).stream()
            .filter(AlarmRef::enabled)
            .filter(alarm -> alarm.bot().environment() == EnvironmentName.PRODUCTION)
            .filter(alarm -> pages.test(alarm.id()))
            .toList();
    List<AlarmRef> tested = paging.stream().filter(AlarmRef::tested).toList();
    List<AlarmRef> linked = paging.stream().filter(alarm -> runbook(alarm).isPresent()).toList();
    return List.of(
        new ReadinessItem(
            "alarm",
            "An alarm pages when production hurts",
            !paging.isEmpty(),
            paging.isEmpty()
                ? "No enabled alarm of production pages anybody, so nobody would be called."
                : names(paging),
            PAGE,
            "Make an alarm"),
        new ReadinessItem(
            "alarm-tested",
            "An alarm was fired to try it",
            !tested.isEmpty(),
            tested.isEmpty()
                ? "No alarm that pages has ever fired: nobody knows whether the page arrives."
                : names(tested),
            PAGE,
            "Test-fire an alarm"),
        new ReadinessItem(
            "runbook-linked",
            "A runbook is linked to an alarm",
            !linked.isEmpty(),
            linked.isEmpty()
                ? "Who is paged finds no runbook: write one and link it to the alarm."
                : linked.stream()
                    .map(alarm ->
                        "%s → %s"
                            .formatted(alarm.name(), runbook(alarm).map(Runbook::title).orElse("")))
                    .collect(Collectors.joining(", ", "", ".")),
            "/teams/{team}/runbooks",
            "Write a runbook"));
  }

  private Optional<Runbook> runbook(AlarmRef alarm) {
    return Optional.ofNullable(alarm.runbook()).flatMap(runbooks::find);
  }

  private static String names(List<AlarmRef> alarms) {
    return alarms.stream().map(AlarmRef::name).collect(Collectors.joining(", ", "", "."));
  }
}
