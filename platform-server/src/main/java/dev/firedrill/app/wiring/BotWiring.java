package dev.firedrill.app.wiring;

import dev.firedrill.app.DataDirectory;
import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.Bots;
import dev.firedrill.bot.Tally;
import dev.firedrill.bot.UserExperience;
import dev.firedrill.bot.api.BotApi;
import dev.firedrill.bot.api.deploy.DeploymentResource;
import dev.firedrill.bot.api.deploy.DeploymentViews;
import dev.firedrill.bot.api.deploy.PromotionResource;
import dev.firedrill.bot.api.deploy.RollbackResource;
import dev.firedrill.bot.api.freeze.FreezeResource;
import dev.firedrill.bot.api.release.ReleaseResource;
import dev.firedrill.bot.artifact.ArtifactStore;
import dev.firedrill.bot.commands.BotCommands;
import dev.firedrill.bot.database.BotDatabases;
import dev.firedrill.bot.deploy.DeploymentBook;
import dev.firedrill.bot.deploy.DeploymentDesk;
import dev.firedrill.bot.deploy.Deployments;
import dev.firedrill.bot.deploy.RollbackDesk;
import dev.firedrill.bot.deploy.TemplateDesk;
import dev.firedrill.bot.disturbance.BotInterference;
import dev.firedrill.bot.disturbance.Operations;
import dev.firedrill.bot.fleet.FleetSupervisor;
import dev.firedrill.bot.fleet.InstanceStarter;
import dev.firedrill.bot.fleet.Traffic;
import dev.firedrill.bot.freeze.FreezeDesk;
import dev.firedrill.bot.freeze.FreezeGate;
import dev.firedrill.bot.freeze.Freezes;
import dev.firedrill.bot.history.DeploymentDiffs;
import dev.firedrill.bot.persistence.BotPersistence;
import dev.firedrill.bot.pipeline.Pipeline;
import dev.firedrill.bot.release.Programs;
import dev.firedrill.bot.release.ReleaseDesk;
import dev.firedrill.bot.release.Releases;
import dev.firedrill.bot.settings.Configs;
import dev.firedrill.bot.settings.SecretSeal;
import dev.firedrill.bot.size.BotSizes;
import dev.firedrill.chaos.fault.bot.ClockOffsets;
import dev.firedrill.chaos.probe.baseline.BotSight;
import dev.firedrill.flag.Flags;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.slo.SliTally;
import dev.firedrill.slo.TrackSlis;
import dev.firedrill.slo.persistence.SloPersistence;
import dev.firedrill.team.TeamId;
import dev.firedrill.upstream.UpstreamAccess;
import dev.firedrill.workspace.BotConnectionChanged;
import dev.firedrill.workspace.SlashCommand;
import java.util.List;
import java.util.function.BiPredicate;

/** What teams run, how it is changed, and the fleet that does it. */
record BotWiring(
    FleetSupervisor fleet,
    BotRuntime runtime,
    Bots bots,
    TemplateDesk templates,
    DeploymentViews views,
    DeploymentDesk desk,
    RollbackDesk rollback,
    Deployments deployments,
    SecretSeal seal,
    BotSight sight,
    Pipeline pipeline,
    Operations operations,
    BotInterference interference,
    BotDatabases databases,
    List<SlashCommand> commands,
    List<Object> resources) {

  static BotWiring on(
      Foundation f,
      DataDirectory data,
      WorkspaceWiring workspace,
      Flags flags,
      UpstreamAccess upstreams,
      BotSizes sizes,
      BiPredicate<PersonId, TeamId> mayOperate) {
    BotMachinery machinery = BotMachinery.on(f, data);
    ArtifactStore artifacts = machinery.artifacts();
    BotRuntime runtime = machinery.runtime();
    Bots bots = BotPersistence.bots(f.jdbi());
    Releases releases = BotPersistence.releases(f.jdbi());
    Deployments deployments = BotPersistence.deployments(f.jdbi());
    SettingsWiring settings = SettingsWiring.on(f, data, releases);
    Configs configs = settings.configs();
    Freezes freezes = BotPersistence.freezes(f.jdbi());
    UserExperience users = users(SloPersistence.tracks(f.jdbi()));
    Programs programs = new Programs(artifacts, runtime, f.clock());
    ReleaseDesk releaseDesk =
        new ReleaseDesk(
            releases, deployments, artifacts, f.evidence(), f.transactions(), f.clock());
    DeploymentBook book =
        new DeploymentBook(
            deployments, releases, users, f.evidence(), f.transactions(), f.events(), f.clock());
    Operations operations = BotPersistence.operations(f.jdbi());
    DeploymentDesk.Ports ports =
        new DeploymentDesk.Ports(
            deployments,
            book,
            releases,
            programs,
            bots,
            configs,
            new FlagsInWords(flags),
            new FreezeGate(freezes, f.teams()),
            f.transactions(),
            f.clock(),
            bot -> operations.isScaledDown(bot, f.clock().instant()));
    DeploymentDesk desk = new DeploymentDesk(ports);
    RollbackDesk rollback =
        new RollbackDesk(desk, deployments, book, releases, configs, f.transactions());
    Pipeline pipeline =
        new Pipeline(
            deployments,
            book,
            releases,
            releaseDesk,
            configs,
            settings.desk(f),
            new FlagsInWords(flags),
            f.clock());
    FleetSupervisor fleet =
        new FleetSupervisor(
            new FleetSupervisor.Ports(
                bots,
                deployments,
                book,
                desk,
                new InstanceStarter(
                    releases,
                    programs,
                    settings.variables(),
                    new BotVariables(
                        f.address(),
                        f.teams(),
                        workspace.workspaces(),
                        flags,
                        upstreams,
                        new ClockOffsets(operations, f.clock())),
                    f.teams(),
                    runtime,
                    sizes),
                runtime,
                traffic(workspace),
                users,
                f.evidence(),
                f.events(),
                f.clock()));
    f.events()
        .subscribe(
            BotConnectionChanged.class,
            changed ->
                fleet.connectionChanged(changed.bot(), changed.track(), changed.connections()));
    f.backgrounds().add("bot fleet", fleet);
    DeploymentViews views = new DeploymentViews(f.teams(), deployments, users, f.clock());
    return new BotWiring(
        fleet,
        runtime,
        bots,
        new TemplateDesk(machinery.template(), releaseDesk, book, ports),
        views,
        desk,
        rollback,
        deployments,
        settings.seal(),
        new SeenBots(
            fleet,
            deployments,
            configs,
            flags,
            sizes,
            f.configuration().getBots().memoryMegabytes(),
            f.evidence(),
            f.clock()),
        pipeline,
        operations,
        machinery.interference(f),
        machinery.databases(),
        BotCommands.all(rollback, deployments, f.teams(), mayOperate),
        List.of(
            BotApi.resource(fleet, desk, views, runtime, f.teams(), f.access()),
            new ReleaseResource(releaseDesk, releases, deployments, f.teams(), f.access()),
            new DeploymentResource(
                desk,
                rollback,
                deployments,
                new DeploymentDiffs(deployments, releases, configs),
                views,
                f.access()),
            new RollbackResource(rollback, views, f.access()),
            new PromotionResource(desk, views, f.access()),
            settings.resource(f, desk, deployments, views),
            new FreezeResource(
                new FreezeDesk(freezes, f.evidence(), f.transactions(), f.ids(), f.clock()),
                freezes,
                f.teams(),
                f.access(),
                f.clock())));
  }

  private static Traffic traffic(WorkspaceWiring workspace) {
    return (bot, weights) -> {
      if (weights.isEmpty()) {
        workspace.split().clear(bot);
      } else {
        workspace.split().set(bot, weights);
      }
    };
  }

  private static UserExperience users(TrackSlis tracks) {
    return (bot, track, from, to) -> {
      SliTally tally = tracks.tally(bot, track, from, to);
      return new Tally(tally.good(), tally.total());
    };
  }
}
