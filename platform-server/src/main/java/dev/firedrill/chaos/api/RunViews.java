package dev.firedrill.chaos.api;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunMilestones;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.chaos.RunState;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.control.ControlReport;
import dev.firedrill.chaos.control.WaveSpread;
import dev.firedrill.chaos.ledger.Pause;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows runs as staff see them, over REST and on the live stream. */
public final class RunViews {
  private final RunBook runs;
  private final StepLedger ledger;
  private final Teams teams;
  private final RunMilestones milestones;
  private final Evidence evidence;
  private final Supplier<Optional<String>> notice;

  /** {@code notice} says why the server injects nothing at present. */
  public RunViews(
      RunBook runs,
      StepLedger ledger,
      Teams teams,
      RunMilestones milestones,
      Evidence evidence,
      Supplier<Optional<String>> notice) {
    this.notice = notice;
    this.runs = runs;
    this.ledger = ledger;
    this.teams = teams;
    this.milestones = milestones;
    this.evidence = evidence;
  }

  public Optional<RunView> find(RunId id) {
    return runs.find(id).map(this::view);
  }

  /** How evenly its steps hit their teams; fails with not-found. */
  List<WaveSpreadView> spread(RunId id) {
    if (runs.find(id).isEmpty()) {
      throw Failure.notFound("There is no run '" + id + "'.");
    }
    return WaveSpread.of(
            evidence.find(
                EvidenceQuery.ofRun(id.value()).onlyKinds(Set.of(EvidenceKind.FAULT_APPLIED))))
        .stream()
        .map(WaveSpreadView::of)
        .toList();
  }

  /** Newest first. */
  public List<RunView> latest(int limit) {
    return runs.latest(limit).stream().map(this::view).toList();
  }

  RunControlView of(ControlReport report) {
    RunView run =
        find(report.run())
            .orElseThrow(() -> Failure.notFound("There is no run '" + report.run() + "'."));
    return new RunControlView(
        run,
        report.changed(),
        report.confirmed(),
        report.lines().stream()
            .map(line ->
                new RunControlView.StepCertaintyView(
                    team(line.step().key().team()),
                    line.step().key().step(),
                    line.step().title(),
                    line.certainty(),
                    line.detail()))
            .toList());
  }

  private RunView view(RunRecord run) {
    Optional<Pause> pause =
        run.state() == RunState.PAUSED
            ? runs.active(run.id()).stream()
                .flatMap(active -> active.pauses().stream())
                .filter(each -> each.to() == null)
                .findFirst()
            : Optional.empty();
    Map<TeamId, String> notes = runs.notes(run.id());
    Map<TeamId, List<StepExecution>> steps =
        ledger.ofRun(run.id()).stream().collect(Collectors.groupingBy(step -> step.key().team()));
    return new RunView(
        run.id().value(),
        run.number(),
        new RunView.ScenarioRefView(run.scenarioId(), run.scenarioVersion(), run.scenarioTitle()),
        run.state(),
        run.startedAt(),
        run.endsAt(),
        run.endedAt(),
        person(run.startedBy()),
        run.haltReason(),
        pause.map(Pause::from).orElse(null),
        pause.map(Pause::reason).orElse(null),
        run.state().isOver() ? null : notice.get().orElse(null),
        runs.leftOut(run.id()).entrySet().stream()
            .map(left -> new RunView.LeftOutView(team(left.getKey()), left.getValue()))
            .toList(),
        run.terms().credit(),
        run.terms().speed(),
        run.terms().unproven(),
        run.teams().entrySet().stream()
            .map(team ->
                team(
                    run.id(),
                    team.getKey(),
                    team.getValue(),
                    notes.get(team.getKey()),
                    steps.getOrDefault(team.getKey(), List.of())))
            .toList());
  }

  private TeamRefView team(TeamId id) {
    Team team = teams.get(id);
    return new TeamRefView(id.value(), team.slug().value(), team.name());
  }

  private RunTeamView team(
      RunId run, TeamId id, RunTeamState state, @Nullable String note, List<StepExecution> steps) {
    RunMilestones.Milestones reached = milestones.of(run, id);
    return new RunTeamView(
        team(id),
        state,
        note,
        steps.stream().map(StepView::of).toList(),
        RunTeamView.IncidentRefView.of(reached.incident()),
        RunTeamView.MilestonesView.of(reached, firstEffect(steps)));
  }

  private static @Nullable Instant firstEffect(List<StepExecution> steps) {
    // Noise and traffic have effects too, but are nothing that had to be found.
    return steps.stream()
        .filter(step -> step.kind() == StepKind.FAULT)
        .map(step -> step.times().effectAt())
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(null);
  }

  private PersonView person(PersonId id) {
    return teams
        .person(id)
        .map(person -> new PersonView(id.value(), person.name(), person.handle()))
        .orElseThrow(() -> new IllegalStateException("nobody has the id " + id));
  }
}
