package dev.firedrill.app.wiring;

import dev.firedrill.bot.BotEnvironmentSource;
import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.disturbance.BotInterference;
import dev.firedrill.chaos.fault.bot.ClockOffsets;
import dev.firedrill.flag.Flags;
import dev.firedrill.kernel.Secret;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.Teams;
import dev.firedrill.upstream.UpstreamAccess;
import dev.firedrill.upstream.UpstreamService;
import dev.firedrill.workspace.Workspaces;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The environment variables that join an instance to the platform. */
record BotVariables(
    PlatformAddress address,
    Teams teams,
    Workspaces workspaces,
    Flags flags,
    UpstreamAccess upstreams,
    ClockOffsets clocks)
    implements BotEnvironmentSource {
  @Override
  public Map<String, Secret> of(InstanceId instance) {
    TeamEnvironment bot = instance.bot();
    Workspaces.BotCredentials credentials = workspaces.credentials(bot);
    URI base = address.forBots();
    String upstream = upstreams.urlFor(bot).toString();
    Map<String, Secret> variables = new HashMap<>();
    clocks
        .of(instance)
        .ifPresent(offset -> variables.put(BotInterference.CLOCK_OFFSET, new Secret(offset)));
    variables.putAll(
        Map.of(
            "SLACK_BOT_TOKEN", credentials.botToken(),
            "SLACK_APP_TOKEN", credentials.appToken(),
            "SLACK_API_BASE",
                new Secret(base.resolve("/slack/at/" + instance.track() + "/api/").toString()),
            "BOT_TEAM", new Secret(teams.get(bot.team()).slug().value()),
            "BOT_ENVIRONMENT", new Secret(bot.environment().word()),
            "FLAGS_URL", new Secret(base.resolve("/ofrep/v1").toString()),
            "FLAGS_TOKEN", flags.token(bot),
            "UPSTREAM_URL", new Secret(upstream),
            "METRICS_SINK_URL", new Secret(upstream + "/" + UpstreamService.METRICS_SINK.word())));
    return variables;
  }
}
