package dev.firedrill.chaos.api;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunMilestones;
import dev.firedrill.chaos.RunQueries;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepLedger;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows runs as staff see them, over REST and on the live stream. */
public final class RunViews {
  private final RunQueries runs;
  private final StepLedger ledger;
  private final Teams teams;
  private final RunMilestones milestones;

  public RunViews(RunQueries runs, StepLedger ledger, Teams teams, RunMilestones milestones) {
    this.runs = runs;
    this.ledger = ledger;
    this.teams = teams;
    this.milestones = milestones;
  }

  public Optional<RunView> find(RunId id) {
    return runs.find(id).map(this::view);
  }

  /** Newest first. */
  public List<RunView> latest(int limit) {
    return runs.latest(limit).stream().map(this::view).toList();
  }

  private RunView view(RunRecord run) {
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
        run.teams().entrySet().stream()
            .map(team ->
                team(
                    run.id(),
                    team.getKey(),
                    team.getValue(),
                    steps.getOrDefault(team.getKey(), List.of())))
            .toList());
  }

  private RunTeamView team(RunId run, TeamId id, RunTeamState state, List<StepExecution> steps) {
    Team team = teams.get(id);
    RunMilestones.Milestones reached = milestones.of(run, id);
    return new RunTeamView(
        new TeamRefView(id.value(), team.slug().value(), team.name()),
        state,
        steps.stream().map(StepView::of).toList(),
        RunTeamView.IncidentRefView.of(reached.incident()),
        RunTeamView.MilestonesView.of(reached, firstEffect(steps)));
  }

  private static @Nullable Instant firstEffect(List<StepExecution> steps) {
    return steps.stream()
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
