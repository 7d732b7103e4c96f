package dev.firedrill.app.wiring;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.firedrill.auth.Principal;
import dev.firedrill.bot.BotStatusChanged;
import dev.firedrill.bot.api.BotApi;
import dev.firedrill.bot.api.deploy.DeploymentView;
import dev.firedrill.bot.api.settings.LiveConfigView;
import dev.firedrill.bot.deploy.DeploymentChanged;
import dev.firedrill.bot.settings.ConfigChanged;
import dev.firedrill.chaos.RunChanged;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceRecorded;
import dev.firedrill.flag.FlagChanged;
import dev.firedrill.flag.api.wire.FlagView;
import dev.firedrill.flag.status.FlagStatuses;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.AssessmentChanged;
import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.Grades;
import dev.firedrill.incident.IncidentChanged;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.live.LiveAudience;
import dev.firedrill.live.LiveEvent;
import dev.firedrill.live.LiveFeed;
import dev.firedrill.postmortem.PostmortemChanged;
import dev.firedrill.postmortem.Postmortems;
import dev.firedrill.postmortem.comment.Commented;
import dev.firedrill.postmortem.due.DueChanged;
import dev.firedrill.postmortem.presence.EditorsChanged;
import dev.firedrill.slo.SliTick;
import dev.firedrill.slo.api.SliBoardView;
import dev.firedrill.slo.api.SliItemView;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Member;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.api.logs.LiveLogView;
import dev.firedrill.telemetry.logs.LogsArrived;
import dev.firedrill.timeline.api.TimelineEventView;
import dev.firedrill.timeline.api.Timelines;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
import dev.firedrill.workspace.ChatNotice;
import dev.firedrill.workspace.api.LiveChat;
import dev.firedrill.workspace.api.WorkspaceApi;
import dev.firedrill.workspace.api.console.LiveConsole;
import dev.firedrill.workspace.console.ConsoleChanged;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What open pages are told, and whom: features publish, this decides the audience. */
final class LiveWiring {
  /** As rows of a timeline they would drown the rest; SLI windows come as {@code sli} events. */
  private static final Set<EvidenceKind> NOT_A_ROW =
      Set.of(EvidenceKind.SLI_WINDOW, EvidenceKind.PROBE_SAMPLED);

  /** A flag together with whose it is. */
  record LiveFlagView(
      TeamRefView team, EnvironmentName environment, @JsonUnwrapped FlagView flag) {}

  /** One row for a team's timelines: of one environment, or of both. */
  record LiveTimelineView(
      String team, @Nullable EnvironmentName environment, TimelineEventView event) {}

  /** That a postmortem was saved, so that another editor can say so. */
  record LivePostmortemView(UUID incidentId, long version, @Nullable PersonView updatedBy) {}

  /** That something beside a postmortem's text changed: its comments, deadline or editors. */
  record LivePostmortemAsideView(UUID incidentId, Aside what) {
    enum Aside {
      COMMENTS,
      DEADLINE,
      EDITORS
    }
  }

  /** That the grading of an assessment went on. */
  record LiveAssessmentView(UUID id, Assessment.State state) {}

  private final Foundation f;
  private final LiveFeed feed;

  private LiveWiring(Foundation f, LiveFeed feed) {
    this.f = f;
    this.feed = feed;
  }

  static void on(
      Foundation f,
      LiveFeed feed,
      WorkspaceWiring workspace,
      BotWiring bots,
      FlagWiring flags,
      ChaosWiring chaos,
      IncidentWiring incident,
      Postmortems postmortems,
      Assessments assessments,
      Grades grades,
      Timelines timelines) {
    LiveWiring live = new LiveWiring(f, feed);
    LiveChat chat = WorkspaceApi.live(workspace.directory());
    f.events().subscribe(SliTick.class, live::sli);
    f.events().subscribe(BotStatusChanged.class, live::bot);
    f.events()
        .subscribe(
            DeploymentChanged.class,
            changed -> live.deployment(bots.views().of(changed.deployment()), changed));
    f.events().subscribe(ConfigChanged.class, live::config);
    f.events().subscribe(LogsArrived.class, live::logs);
    f.events().subscribe(FlagChanged.class, changed -> live.flag(changed, flags.statuses()));
    f.events()
        .subscribe(
            RunChanged.class,
            changed ->
                chaos
                    .views()
                    .find(changed.run())
                    .ifPresent(view ->
                        feed.publish(
                            LiveEvent.perViewer(
                                    "run",
                                    new LiveAudience.Staff(),
                                    viewer -> Optional.of(view.shownTo(viewer)))
                                .forProjectorsToo()
                                .coalescedBy("run:" + changed.run()))));
    f.events()
        .subscribe(
            IncidentChanged.class,
            changed ->
                incident
                    .incidents()
                    .find(changed.incident())
                    .ifPresent(found ->
                        feed.publish(
                            LiveEvent.of(
                                    "incident",
                                    new LiveAudience.TeamAndStaff(changed.team()),
                                    incident.views().view(found))
                                .forProjectorsToo())));
    f.events().subscribe(ChatNotice.class, notice -> chat.of(notice).ifPresent(live::chat));
    f.events().subscribe(ConsoleChanged.class, live::console);
    f.events().subscribe(PostmortemChanged.class, live::postmortem);
    f.events()
        .subscribe(
            Commented.class,
            said ->
                live.aside(
                    said.incident(),
                    said.staffOnly()
                        ? new LiveAudience.Staff()
                        : new LiveAudience.TeamAndStaff(said.team()),
                    LivePostmortemAsideView.Aside.COMMENTS));
    f.events()
        .subscribe(
            DueChanged.class,
            due ->
                live.aside(
                    due.incident(),
                    new LiveAudience.TeamAndStaff(due.team()),
                    LivePostmortemAsideView.Aside.DEADLINE));
    f.events()
        .subscribe(
            EditorsChanged.class,
            there ->
                live.aside(
                    there.incident(),
                    new LiveAudience.TeamAndStaff(there.team()),
                    LivePostmortemAsideView.Aside.EDITORS));
    f.events()
        .subscribe(
            AssessmentChanged.class,
            changed -> live.assessment(changed, assessments, grades, postmortems));
    f.events()
        .subscribe(EvidenceRecorded.class, recorded -> live.timeline(recorded.event(), timelines));
  }

  private void sli(SliTick tick) {
    Map<TeamId, Team> teams =
        tick.items().stream()
            .map(item -> item.bot().team())
            .distinct()
            .collect(Collectors.toMap(Function.identity(), f.teams()::get));
    feed.publish(
        LiveEvent.perViewer(
                "sli",
                new LiveAudience.Everyone(),
                viewer -> Optional.of(new SliBoardView(visible(tick, teams, viewer), tick.now())))
            .forProjectorsToo()
            .coalescedBy("sli"));
  }

  private static List<SliItemView> visible(
      SliTick tick, Map<TeamId, Team> teams, Principal viewer) {
    return tick.items().stream()
        .filter(item -> viewer.maySee(item.bot().team()))
        .flatMap(item ->
            Stream.ofNullable(teams.get(item.bot().team())).map(team -> SliItemView.of(item, team)))
        .toList();
  }

  private void bot(BotStatusChanged changed) {
    Team team = f.teams().get(changed.status().bot().team());
    feed.publish(
        LiveEvent.of(
                "bot",
                new LiveAudience.TeamAndStaff(team.id()),
                BotApi.live(changed.status(), team))
            .forProjectorsToo());
  }

  private void deployment(DeploymentView view, DeploymentChanged changed) {
    feed.publish(
        LiveEvent.of(
                "deployment",
                new LiveAudience.TeamAndStaff(changed.deployment().bot().team()),
                view)
            .forProjectorsToo());
  }

  private void config(ConfigChanged changed) {
    Team team = f.teams().get(changed.bot().team());
    feed.publish(
        LiveEvent.of(
            "config",
            new LiveAudience.TeamAndStaff(team.id()),
            new LiveConfigView(
                team.slug().value(), changed.bot().environment(), changed.version())));
  }

  private void logs(LogsArrived arrived) {
    Team team = f.teams().get(arrived.bot().team());
    feed.publish(
        LiveEvent.of(
                "log",
                new LiveAudience.TeamAndStaff(team.id()),
                LiveLogView.of(arrived, team.slug().value()))
            .coalescedBy("log:" + arrived.bot()));
  }

  private void flag(FlagChanged changed, FlagStatuses statuses) {
    Team team = f.teams().get(changed.flag().owner().team());
    feed.publish(
        LiveEvent.of(
                "flag",
                new LiveAudience.TeamAndStaff(team.id()),
                new LiveFlagView(
                    new TeamRefView(team.id().value(), team.slug().value(), team.name()),
                    changed.flag().owner().environment(),
                    FlagView.of(statuses.of(changed.flag()), f.teams())))
            .forProjectorsToo());
  }

  private void chat(LiveChat.Item item) {
    LiveAudience audience =
        item.onlyFor() == null
            ? new LiveAudience.TeamAndStaff(item.team())
            : new LiveAudience.OnePerson(item.onlyFor());
    feed.publish(LiveEvent.of(item.type(), audience, item.data()));
  }

  private void console(ConsoleChanged changed) {
    Team team = f.teams().get(changed.bot().team());
    feed.publish(
        LiveEvent.of(
                "console", new LiveAudience.TeamAndStaff(team.id()), LiveConsole.of(changed, team))
            .coalescedBy("console:" + changed.bot()));
  }

  private void postmortem(PostmortemChanged changed) {
    feed.publish(
        LiveEvent.of(
            "postmortem",
            new LiveAudience.TeamAndStaff(changed.team()),
            new LivePostmortemView(
                changed.incident().value(), changed.version(), person(changed.updatedBy()))));
  }

  private void aside(
      IncidentId incident, LiveAudience audience, LivePostmortemAsideView.Aside what) {
    feed.publish(
        LiveEvent.of(
            "postmortem-aside", audience, new LivePostmortemAsideView(incident.value(), what)));
  }

  private void assessment(
      AssessmentChanged changed, Assessments assessments, Grades grades, Postmortems postmortems) {
    assessments
        .find(changed.assessment())
        .ifPresent(found -> {
          boolean submitted =
              found.incident() != null && postmortems.submitted().containsKey(found.incident());
          Assessment.State state = found.state(grades.find(found.id()).orElse(null), submitted);
          LiveAudience audience =
              changed.shownToTeam()
                  ? new LiveAudience.TeamAndStaff(changed.team())
                  : new LiveAudience.Staff();
          feed.publish(
              LiveEvent.of(
                  "assessment", audience, new LiveAssessmentView(found.id().value(), state)));
        });
  }

  private void timeline(EvidenceEvent fact, Timelines timelines) {
    if (fact.team() == null || NOT_A_ROW.contains(fact.kind())) {
      return;
    }
    LiveAudience audience =
        Timelines.isForTheTeam(fact)
            ? new LiveAudience.TeamAndStaff(fact.team())
            : new LiveAudience.Staff();
    String slug = f.teams().get(fact.team()).slug().value();
    LiveEvent row =
        LiveEvent.of(
            "timeline",
            audience,
            new LiveTimelineView(slug, fact.environment(), timelines.event(fact)));
    feed.publish(Timelines.isForTheWall(fact) ? row.forProjectorsToo() : row);
  }

  private @Nullable PersonView person(PersonId id) {
    return f.teams()
        .person(id)
        .map((Member member) -> new PersonView(member.id().value(), member.name(), member.handle()))
        .orElse(null);
  }
}
