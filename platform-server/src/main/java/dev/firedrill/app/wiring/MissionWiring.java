package dev.firedrill.app.wiring;

import dev.firedrill.chaos.RunMilestones;
import dev.firedrill.chaos.persistence.ChaosPersistence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceRecorded;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.kernel.Ticker;
import dev.firedrill.live.LiveAudience;
import dev.firedrill.live.LiveEvent;
import dev.firedrill.live.LiveHub;
import dev.firedrill.live.Pulse;
import dev.firedrill.mission.ActAsDesk;
import dev.firedrill.mission.HelpDesk;
import dev.firedrill.mission.MessageDesk;
import dev.firedrill.mission.MissionBoard;
import dev.firedrill.mission.NeedsChanged;
import dev.firedrill.mission.NeedsYou;
import dev.firedrill.mission.api.ActedAsFilter;
import dev.firedrill.mission.api.ActingResource;
import dev.firedrill.mission.api.LobbyResource;
import dev.firedrill.mission.api.MissionResource;
import dev.firedrill.mission.api.MissionViews;
import dev.firedrill.mission.commands.MissionCommands;
import dev.firedrill.mission.persistence.MissionPersistence;
import dev.firedrill.postmortem.Postmortems;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.paging.OnCallStore;
import dev.firedrill.telemetry.paging.persistence.PagingPersistence;
import dev.firedrill.workspace.SlashCommand;
import dev.firedrill.workspace.Workspaces;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Mission control: the class at a glance. */
record MissionWiring(
    MissionBoard board,
    MissionViews views,
    ActAsDesk actAs,
    ActedAsFilter actedAs,
    SlashCommand command,
    List<Object> resources) {
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** Between two looks at the class, whatever happens: a look costs about ten statements. */
  private static final Duration GAP = Duration.ofMillis(250);

  /** They come by the second and tell nothing of how far a team has come that does not show. */
  private static final Set<EvidenceKind> UNTOLD =
      Set.of(EvidenceKind.SLI_WINDOW, EvidenceKind.PROBE_SAMPLED);

  static MissionWiring on(
      Foundation f,
      Workspaces workspaces,
      RunMilestones milestones,
      IncidentWiring incident,
      Postmortems postmortems,
      double usualObjective) {
    MissionBoard board =
        new MissionBoard(
            new MissionBoard.Ports(
                f.teams(),
                ChaosPersistence.runs(f.jdbi()),
                ChaosPersistence.ledger(f.jdbi()),
                milestones,
                id -> incident.incidents().find(new IncidentId(id)).map(Incident::declaredAt),
                () ->
                    postmortems.submitted().entrySet().stream()
                        .collect(
                            Collectors.toMap(
                                entry -> entry.getKey().value(), entry -> entry.getValue())),
                MissionPersistence.burn(f.jdbi()),
                MissionPersistence.facts(f.jdbi()),
                MissionPersistence.help(f.jdbi()),
                MissionPersistence.claims(f.jdbi()),
                usualObjective,
                f.clock()));
    HelpDesk help =
        new HelpDesk(
            new HelpDesk.Ports(
                MissionPersistence.help(f.jdbi()),
                MissionPersistence.claims(f.jdbi()),
                f.teams(),
                workspaces,
                f.evidence(),
                f.transactions(),
                f.events(),
                f.ids(),
                f.clock()));
    MessageDesk messages =
        new MessageDesk(board, f.teams(), workspaces, f.evidence(), f.transactions());
    MissionViews views = new MissionViews(f.teams());
    f.events()
        .subscribe(
            EvidenceRecorded.class,
            recorded -> {
              if (recorded.event().team() != null && !UNTOLD.contains(recorded.event().kind())) {
                board.heardOf(recorded.event().team());
              }
            });
    ActAsDesk actAs =
        new ActAsDesk(f.acting(), f.teams(), workspaces, f.evidence(), f.transactions(), f.clock());
    return new MissionWiring(
        board,
        views,
        actAs,
        new ActedAsFilter(f.acting(), actAs),
        MissionCommands.helpMe(help, f.teams()),
        List.of(new MissionResource(board, views, help, messages, f.teams())));
  }

  /** Who is here before a run. */
  static LobbyResource lobby(Foundation f, Workspaces workspaces) {
    OnCallStore rotas = PagingPersistence.onCall(f.jdbi());
    return new LobbyResource(
        f.teams(),
        MissionPersistence.facts(f.jdbi()),
        team -> rotas.find(team).filter(set -> !set.rota().members().isEmpty()).isPresent(),
        team -> workspaces.connections(new TeamEnvironment(team, EnvironmentName.PRODUCTION)) > 0,
        f.clock());
  }

  /** Acting for teams, told to staff's open pages. */
  ActingResource acting(Foundation f, LiveHub hub) {
    return new ActingResource(
        actAs,
        f.access(),
        f.teams(),
        views,
        view -> hub.publish(LiveEvent.of("acting", new LiveAudience.Staff(), view)));
  }

  /**
   * Tells staff's open pages each second what changed, and at once when something happened that may
   * put a team on their list or take it off; with none open it asks nothing.
   */
  void live(Foundation f, LiveHub hub) {
    Pulse pulse = new Pulse(GAP, f.clock());
    Ticker ticker =
        new Ticker(
            "mission",
            EVERY,
            () -> {
              pulse.begins();
              tell(hub);
            });
    f.backgrounds().add("mission control", ticker);
    Runnable nudge = () -> pulse.ask().ifPresent(ticker::nudgeIn);
    f.events()
        .subscribe(
            EvidenceRecorded.class,
            recorded -> {
              if (NeedsYou.mayChangeWith(recorded.event().kind())) {
                nudge.run();
              }
            });
    f.events().subscribe(NeedsChanged.class, _ -> nudge.run());
  }

  private void tell(LiveHub hub) {
    if (!hub.hasStaff()) {
      board.skipped();
      return;
    }
    board
        .tick()
        .ifPresent(delta ->
            hub.publish(
                LiveEvent.perViewer(
                    "mission",
                    new LiveAudience.Staff(),
                    viewer -> Optional.of(views.live(delta, viewer.isProjected())))));
  }
}
