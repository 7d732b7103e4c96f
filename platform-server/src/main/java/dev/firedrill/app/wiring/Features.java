package dev.firedrill.app.wiring;

import dev.firedrill.app.DataDirectory;
import dev.firedrill.app.database.PlatformDatabase;
import dev.firedrill.auth.ProjectorSwitched;
import dev.firedrill.chaos.fault.bot.Machinery;
import dev.firedrill.chaos.persistence.ChaosPersistence;
import dev.firedrill.chaos.plan.OnCallHours;
import dev.firedrill.flag.ofrep.Ofrep;
import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.Grades;
import dev.firedrill.grading.MilestoneBoard;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.live.LiveHub;
import dev.firedrill.live.api.LiveApi;
import dev.firedrill.lti.gateway.LtiServlet;
import dev.firedrill.notify.Notification;
import dev.firedrill.notify.Target;
import dev.firedrill.slo.api.SliBoardResource;
import dev.firedrill.slo.api.SliResource;
import dev.firedrill.team.Member;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.alarm.AlarmSeverity;
import dev.firedrill.telemetry.paging.OnCallStore;
import dev.firedrill.telemetry.paging.persistence.PagingPersistence;
import dev.firedrill.telemetry.query.Expressions;
import dev.firedrill.web.api.WebApi;
import dev.firedrill.web.openapi.OpenApi;
import dev.firedrill.web.persistence.WebPersistence;
import dev.firedrill.web.server.WebStack;
import dev.firedrill.workspace.BotDesk;
import dev.firedrill.workspace.CommandDesk;
import dev.firedrill.workspace.api.WorkspaceApi;
import dev.firedrill.workspace.api.console.ConsoleResource;
import dev.firedrill.workspace.commands.WorkspaceCommands;
import io.dropwizard.core.setup.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every feature, wired in the order in which they need each other. */
record Features(
    AuthWiring auth,
    WorkspaceWiring workspace,
    FlagWiring flags,
    BotWiring bots,
    SloWiring slo,
    ChaosWiring chaos,
    IncidentWiring incident) {

  static Features on(
      Foundation f, PlatformDatabase database, DataDirectory data, Environment environment) {
    AuthWiring auth = AuthWiring.on(f);
    URI publicUrl = f.configuration().getPublicUrl();
    WebStack.install(
        environment,
        auth.signIn(),
        auth.tokens(),
        f.ids(),
        publicUrl == null ? Set.of() : Set.of(publicUrl));

    UpstreamWiring upstream = UpstreamWiring.on(f, HttpClient.newHttpClient());
    Servlets.mount(environment, "upstream", upstream.servlet(), "/upstream/*");
    WorkspaceWiring workspace = WorkspaceWiring.on(f, environment);
    FlagWiring flags =
        FlagWiring.on(f, workspace.directory(), (person, team) -> mayOperate(f, person, team));
    Servlets.mount(environment, "ofrep", flags.ofrep(), Ofrep.MAPPING);
    BotWiring bots =
        BotWiring.on(
            f,
            data,
            workspace,
            flags.store(),
            upstream.access(),
            CapacityWiring.sizes(f),
            (person, team) -> mayOperate(f, person, team));
    TelemetryWiring telemetry = TelemetryWiring.on(f, bots.runtime(), bots.bots());
    SloWiring slo = SloWiring.on(f, workspace.workspaces(), workspace.routes(), upstream.facts());
    TrafficWiring traffic = TrafficWiring.on(f, workspace, slo.prober());
    Assessments assessments = GradingWiring.assessments(f);
    Grades grades = GradingWiring.grades(f);
    ObjectiveWiring objectives =
        ObjectiveWiring.on(f, slo.settings(), slo.slis(), assessments, grades);
    IncidentWiring incident =
        IncidentWiring.on(
            f, workspace, grades::isPublishedFor, StatusPageWiring.health(f, objectives.book()));
    TimelineWiring timeline =
        TimelineWiring.on(
            f,
            incident.incidents(),
            (bot, at) -> objectives.book().at(bot, at).target().value(),
            GradingWiring.debriefs(f, assessments, grades));
    PostmortemWiring postmortem =
        PostmortemWiring.on(
            f, incident, grades::isPublishedFor, GradingWiring.runOfIncident(assessments));
    NotifyWiring notify = NotifyWiring.on(f, workspace.workspaces(), bots.seal());
    AlarmWiring alarms =
        AlarmWiring.on(
            f,
            telemetry,
            new UserSliFromProber(objectives.measures(), objectives.burnRates()),
            notify,
            new AlarmWiring.Ports(
                (person, team) -> mayOperate(f, person, team),
                new StagingBlips(upstream.rules()),
                team -> ChaosPersistence.runs(f.jdbi()).activeRunOf(team).isPresent()));
    ScenarioWiring scenario = ScenarioWiring.on(f);
    ChaosWiring chaos =
        ChaosWiring.on(
            f,
            data,
            database.runsPool(),
            scenario.library(),
            bots.fleet(),
            bots.sight(),
            bots.databases(),
            machinery(f, bots, flags, upstream),
            upstream,
            telemetry,
            slo.slis(),
            workspace,
            traffic.desk(),
            scenario::faults,
            onCallHours(f),
            (who, about, key, title, text) ->
                notify
                    .outbox()
                    .send(
                        new Notification(
                            key,
                            about,
                            null,
                            "run-schedule",
                            title,
                            text,
                            "/",
                            Map.of(),
                            List.of(new Target.Inbox(who)),
                            List.of(who))),
            runs ->
                new MilestoneBoard(
                    runs, assessments, incident.incidents(), f.evidence(), f.teams(), f.clock()));
    GradingWiring grading =
        GradingWiring.on(f, assessments, grades, chaos.runs(), incident, postmortem.postmortems());
    DiagnosisWiring diagnosis =
        DiagnosisWiring.on(f, workspace, incident.incidents(), chaos.runs(), scenario.library());
    MissionWiring mission =
        MissionWiring.on(
            f,
            workspace.workspaces(),
            new MilestoneBoard(
                chaos.runs(),
                assessments,
                incident.incidents(),
                f.evidence(),
                f.teams(),
                f.clock()),
            incident,
            postmortem.postmortems(),
            slo.settings().objective().value());

    CapacityWiring capacity = CapacityWiring.on(f, bots, slo, objectives.book());
    AutomationWiring automation =
        AutomationWiring.on(
            f,
            automationPorts(
                f,
                bots,
                flags,
                objectives,
                incident,
                capacity,
                telemetry.expressions(),
                alarms,
                notify));

    CommandDesk commands =
        new CommandDesk(
            workspace.directory(),
            workspace.chat(),
            workspace.line(),
            Stream.of(
                    List.of(
                        timeline.command(),
                        mission.command(),
                        diagnosis.command(),
                        flags.command(),
                        automation.command(),
                        WorkspaceCommands.invite(
                            workspace.directory(),
                            workspace.channels(),
                            (person, team) -> mayOperate(f, person, team))),
                    incident.commands(),
                    bots.commands(),
                    alarms.commands())
                .flatMap(List::stream)
                .toList());
    BotDesk botDesk =
        new BotDesk(
            workspace.directory(),
            workspace.messages(),
            workspace.interactions(),
            workspace.views(),
            workspace.chat(),
            workspace.line(),
            List.of(incident.form(), diagnosis.form()));
    List<Object> resources = new ArrayList<>();
    resources.add(WebApi.sessions(auth.signIn(), f.courses(), f.clock()));
    resources.addAll(
        WebApi.tokens(auth.tokens(), auth.devices(), f.access(), f.courses(), f.clock()));
    resources.addAll(ProjectorWiring.resources(f));
    resources.addAll(bots.resources());
    resources.addAll(flags.resources());
    resources.addAll(notify.resources());
    resources.addAll(alarms.resources());
    resources.addAll(telemetry.resources());
    resources.addAll(scenario.resources());
    resources.add(
        new SliResource(f.access(), slo.slis(), objectives.book(), slo.settings(), f.clock()));
    resources.add(new SliBoardResource(f.teams(), slo.slis(), f.clock()));
    resources.addAll(objectives.resources());
    resources.addAll(automation.resources());
    resources.addAll(capacity.resources());
    resources.addAll(chaos.resources());
    resources.addAll(traffic.resources());
    resources.addAll(incident.resources());
    resources.addAll(postmortem.resources());
    resources.addAll(timeline.resources());
    resources.addAll(StatusPageWiring.on(f, incident.incidents(), objectives.book()).resources());
    resources.addAll(grading.resources());
    resources.addAll(
        ReviewWiring.resources(
            f, assessments, grades, chaos.runs(), incident, postmortem.postmortems()));
    resources.addAll(diagnosis.resources());
    GradebookWiring gradebook =
        GradebookWiring.on(f, assessments, grades, postmortem.postmortems());
    resources.addAll(gradebook.resources());
    LtiWiring lti = LtiWiring.on(f, auth.signIn(), bots.seal(), gradebook.desk());
    Servlets.mount(environment, "lti", lti.servlet(), LtiServlet.MAPPING);
    resources.addAll(lti.resources());
    resources.addAll(mission.resources());
    resources.add(mission.actedAs());
    resources.add(MissionWiring.lobby(f, workspace.workspaces()));
    resources.addAll(
        DebriefWiring.resources(f, chaos.runs(), incident, assessments, grades, objectives.book()));
    resources.addAll(
        WorkspaceApi.resources(
            f.access(),
            workspace.workspaces(),
            workspace.directory(),
            workspace.messages(),
            workspace.chat(),
            commands,
            botDesk));
    resources.add(
        new ConsoleResource(
            f.access(),
            workspace.directory(),
            workspace.console(),
            workspace.replays(),
            f.clock()));
    resources.add(OpenApi.resource(apiDocument()));
    WebStack.installIdempotency(environment, WebPersistence.idempotencyKeys(f.jdbi()), f.clock());
    WebStack.installHousekeeping(environment, auth.signIn()::forgetExpired);
    WebStack.installHousekeeping(environment, auth.tokens()::forgetExpired);
    WebStack.installPages(environment);
    LiveHub hub = LiveApi.hub(auth.signIn(), f.clock());
    resources.add(mission.acting(f, hub));
    resources.forEach(environment.jersey()::register);
    LiveApi.install(environment, hub, auth.signIn());
    LiveWiring.on(
        f,
        hub,
        workspace,
        bots,
        flags,
        chaos,
        incident,
        postmortem.postmortems(),
        assessments,
        grades,
        timeline.timelines());
    f.events().subscribe(ProjectorSwitched.class, switched -> hub.checkSessions());
    automation.tell(f, hub);
    notify.live(f, hub);
    alarms.live(f, hub);
    mission.live(f, hub);
    return new Features(auth, workspace, flags, bots, slo, chaos, incident);
  }

  private static AutomationWiring.Ports automationPorts(
      Foundation f,
      BotWiring bots,
      FlagWiring flags,
      ObjectiveWiring objectives,
      IncidentWiring incident,
      CapacityWiring capacity,
      Expressions expressions,
      AlarmWiring alarms,
      NotifyWiring notify) {
    return new AutomationWiring.Ports(
        new BotActions(
            bots.desk(),
            bots.rollback(),
            bots.deployments(),
            flags.store(),
            flags.desk(),
            new SizesOfCapacity(capacity.desk(), bots.deployments())),
        new BotMeasures(expressions, objectives.measures(), f.clock()),
        alarms.alarms(),
        id ->
            alarms
                .alarms()
                .get(id)
                .filter(alarm -> alarm.definition().severity() == AlarmSeverity.PAGE)
                .isPresent(),
        new RuleStops(notify.outbox(), notify.routes(), f.teams()),
        incident.markdown()::toSafeHtml,
        bots.fleet(),
        List.of(
            new RolesKnown(alarms.onCall(), incident.incidents(), f.teams(), f.clock()),
            new RoutesTested(notify.routes(), notify.store())),
        (person, team) -> mayOperate(f, person, team));
  }

  /** A team that never set up a rota is on call whenever. */
  private static OnCallHours onCallHours(Foundation f) {
    OnCallStore rotas = PagingPersistence.onCall(f.jdbi());
    return (team, at) -> {
      Set<PersonId> members =
          f.teams().members(team).stream().map(Member::id).collect(Collectors.toSet());
      return rotas
          .find(team)
          .filter(set -> !set.rota().members().isEmpty())
          .map(set -> set.at(at, members).isPresent())
          .orElse(true);
    };
  }

  private static Machinery machinery(
      Foundation f, BotWiring bots, FlagWiring flags, UpstreamWiring upstream) {
    return new Machinery(
        bots.operations(),
        bots.pipeline(),
        bots.bots(),
        bots.interference(),
        flags.store(),
        flags.desk(),
        upstream.keys(),
        new Colleague(f),
        f.evidence(),
        f.transactions(),
        f.clock());
  }

  private static String apiDocument() {
    try (InputStream in = Features.class.getResourceAsStream("/openapi.json")) {
      return new String(
          Objects.requireNonNull(in, "openapi.json is not in the server's jar").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static boolean mayOperate(Foundation f, PersonId person, TeamId team) {
    return f.people()
        .find(person)
        .map(known ->
            switch (known.role()) {
              case INSTRUCTOR -> f.acting().actsFor(person, team);
              case GRADER -> false;
              case STUDENT ->
                  f.teams().teamOf(person).map(Team::id).filter(team::equals).isPresent();
            })
        .orElse(false);
  }
}
