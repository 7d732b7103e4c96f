package dev.firedrill.mission.api;

import dev.firedrill.chaos.RunRecord;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.mission.Burn;
import dev.firedrill.mission.ClassFacts;
import dev.firedrill.mission.HeatMap;
import dev.firedrill.mission.Mission;
import dev.firedrill.mission.MissionDelta;
import dev.firedrill.mission.Need;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows the class as staff see it; {@code projected} leaves out what a class must not read. */
public final class MissionViews {
  private final Teams teams;

  public MissionViews(Teams teams) {
    this.teams = teams;
  }

  MissionView view(Mission mission, HeatMap heat, boolean projected) {
    return new MissionView(
        mission.seq(),
        mission.now(),
        run(mission.run(), projected),
        MissionCountsView.of(mission.counts()),
        MissionMediansView.of(mission.medians()),
        heat(heat, mission.teams()),
        lines(mission.teams()),
        needs(mission, projected),
        marks(mission, projected));
  }

  /** A delta as pages are told of it. */
  public LiveMissionView live(MissionDelta delta, boolean projected) {
    Mission now = delta.now();
    return new LiveMissionView(
        now.seq(),
        now.now(),
        run(now.run(), projected),
        MissionCountsView.of(now.counts()),
        MissionMediansView.of(now.medians()),
        delta.cells().stream().map(MissionCellView::of).toList(),
        lines(delta.teams()),
        delta.needsChanged() ? needs(now, projected) : null,
        delta.marksChanged() ? marks(now, projected) : null);
  }

  private static MissionView.@Nullable MissionRunView run(
      @Nullable RunRecord run, boolean projected) {
    return run == null
        ? null
        : new MissionView.MissionRunView(
            run.id().value(),
            run.number(),
            projected ? "Run " + run.number() : run.scenarioTitle(),
            run.state(),
            run.startedAt(),
            run.endsAt(),
            run.endedAt());
  }

  private static MissionView.HeatView heat(HeatMap heat, List<Mission.TeamLine> teams) {
    List<MissionView.HeatRowView> rows = new ArrayList<>();
    for (Mission.TeamLine line : teams) {
      int[] row = heat.rows().get(line.team().id());
      if (row != null) {
        rows.add(new MissionView.HeatRowView(line.team().slug().value(), cells(row)));
      }
    }
    return new MissionView.HeatView(
        (int) heat.step().toSeconds(), heat.from(), heat.columns(), rows);
  }

  private static List<@Nullable Integer> cells(int[] row) {
    List<@Nullable Integer> cells = new ArrayList<>(row.length);
    for (int bin : row) {
      cells.add(bin == Burn.NO_DATA ? null : Integer.valueOf(bin));
    }
    return cells;
  }

  private static List<MissionTeamView> lines(List<Mission.TeamLine> lines) {
    return lines.stream()
        .map(line ->
            new MissionTeamView(
                ref(line.team()),
                line.state(),
                line.since(),
                MissionTeamView.ProgressView.of(line.progress())))
        .toList();
  }

  private List<NeedView> needs(Mission mission, boolean projected) {
    Map<TeamId, Team> byId = byId(mission);
    List<NeedView> needs = new ArrayList<>();
    for (Need need : mission.needs()) {
      Team team = byId.get(need.team());
      if (team != null && (!projected || need.kind() != Need.Kind.FAULT_NOT_VERIFIED)) {
        needs.add(need(need, team, projected));
      }
    }
    return needs;
  }

  private NeedView need(Need need, Team team, boolean projected) {
    Need.Claim claim = need.claim();
    return new NeedView(
        ref(team),
        need.kind(),
        need.since(),
        projected ? null : need.fault(),
        projected ? null : need.step(),
        projected ? null : need.said(),
        need.help(),
        claim == null ? null : person(claim.by()),
        claim == null ? null : claim.at());
  }

  private MarksView marks(Mission mission, boolean projected) {
    Map<TeamId, Team> byId = byId(mission);
    return new MarksView(
        projected
            ? List.of()
            : mission.faults().stream()
                .map(bar ->
                    new MarksView.FaultBarView(
                        bar.step(),
                        bar.title(),
                        bar.from(),
                        bar.to(),
                        bar.applied(),
                        bar.verified()))
                .toList(),
        projected ? List.of() : mission.marks().stream().map(mark -> mark(mark, byId)).toList());
  }

  private MarksView.MarkView mark(ClassFacts.Mark mark, Map<TeamId, Team> teamsById) {
    Team team = mark.team() == null ? null : teamsById.get(mark.team());
    PersonView actor = mark.actor() == null ? null : person(mark.actor());
    return new MarksView.MarkView(
        mark.id(),
        mark.at(),
        mark.kind(),
        team == null ? null : team.slug().value(),
        mark.text(),
        actor == null ? null : actor.name());
  }

  private static Map<TeamId, Team> byId(Mission mission) {
    return mission.teams().stream()
        .map(Mission.TeamLine::team)
        .collect(Collectors.toMap(Team::id, Function.identity()));
  }

  static TeamRefView ref(Team team) {
    return new TeamRefView(team.id().value(), team.slug().value(), team.name());
  }

  PersonView person(PersonId id) {
    return teams
        .person(id)
        .map(person -> new PersonView(id.value(), person.name(), person.handle()))
        .orElse(new PersonView(id.value(), "Somebody", "somebody"));
  }
}
