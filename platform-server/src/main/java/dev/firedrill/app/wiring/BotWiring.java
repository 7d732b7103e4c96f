package dev.firedrill.app.wiring;

import dev.firedrill.app.DataDirectory;
import dev.firedrill.app.config.BotsConfiguration;
import dev.firedrill.bot.BotEnvironmentSource;
import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.FleetSupervisor;
import dev.firedrill.bot.Program;
import dev.firedrill.bot.persistence.BotPersistence;
import dev.firedrill.bot.process.BotProcesses;
import dev.firedrill.bot.process.launch.ProcessRuntimeSettings;
import dev.firedrill.flag.Flags;
import dev.firedrill.kernel.Secret;
import dev.firedrill.team.Teams;
import dev.firedrill.upstream.UpstreamAccess;
import dev.firedrill.workspace.BotConnectionChanged;
import dev.firedrill.workspace.Workspaces;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The fleet of bots, run as processes. */
record BotWiring(FleetSupervisor fleet, BotRuntime runtime) {
  private static final Duration GRACE = Duration.ofSeconds(8);

  /** A bot that records a start-up cache writes it when it is stopped, which takes its time. */
  private static final Duration GRACE_WHEN_RECORDING = Duration.ofSeconds(90);

  static BotWiring on(
      Foundation f,
      DataDirectory data,
      Workspaces workspaces,
      Flags flags,
      UpstreamAccess upstreams) {
    BotsConfiguration configuration = f.configuration().getBots();
    Path jar = Path.of(configuration.jar()).toAbsolutePath();
    Path caches = Path.of(f.configuration().getCacheDirectory()).toAbsolutePath();
    BotRuntime runtime =
        BotProcesses.runtime(
            new ProcessRuntimeSettings(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                data.resolve("bots"),
                caches,
                searchPath(),
                configuration.limits(),
                configuration.jvmFlags(),
                configuration.jvmFlags().isEmpty() ? GRACE : GRACE_WHEN_RECORDING,
                configuration.firstUser()));
    FleetSupervisor fleet =
        new FleetSupervisor(
            BotPersistence.bots(f.jdbi()),
            runtime,
            new Program.Jar(jar),
            BotProcesses.templateRelease(BotProcesses.aotCache(caches, jar)),
            environmentOf(f.address(), f.teams(), workspaces, flags, upstreams),
            f.teams(),
            f.evidence(),
            f.transactions(),
            f.events(),
            f.clock());
    f.events()
        .subscribe(
            BotConnectionChanged.class,
            changed ->
                fleet.connectionChanged(changed.bot(), workspaces.connections(changed.bot()) > 0));
    f.backgrounds().add("bot fleet", fleet);
    return new BotWiring(fleet, runtime);
  }

  private static List<Path> searchPath() {
    return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
        .filter(entry -> entry.startsWith("/"))
        .map(Path::of)
        .toList();
  }

  private static BotEnvironmentSource environmentOf(
      PlatformAddress address,
      Teams teams,
      Workspaces workspaces,
      Flags flags,
      UpstreamAccess upstreams) {
    return bot -> {
      Workspaces.BotCredentials credentials = workspaces.credentials(bot);
      URI base = address.forBots();
      return Map.of(
          "SLACK_BOT_TOKEN", credentials.botToken(),
          "SLACK_APP_TOKEN", credentials.appToken(),
          "SLACK_API_BASE", new Secret(base.resolve("/slack/api/").toString()),
          "BOT_TEAM", new Secret(teams.get(bot.team()).slug().value()),
          "BOT_ENVIRONMENT", new Secret(bot.environment().word()),
          "FLAGS_URL", new Secret(base.resolve("/ofrep/v1").toString()),
          "FLAGS_TOKEN", flags.token(bot),
          "UPSTREAM_URL", new Secret(upstreams.urlFor(bot).toString()));
    };
  }
}
