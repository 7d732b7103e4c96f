package dev.firedrill.bot.fleet;

import dev.firedrill.bot.BotEnvironmentSource;
import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.Program;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.release.Programs;
import dev.firedrill.bot.release.Releases;
import dev.firedrill.bot.settings.TeamVariables;
import dev.firedrill.bot.size.BotSizes;
import dev.firedrill.kernel.Secret;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.Teams;
import java.util.HashMap;
import java.util.Map;

/** Starts the instance of a deployment: its release with its version of the configuration. */
public final class InstanceStarter {
  private static final String METRICS_SINK_URL = "METRICS_SINK_URL";

  /** A team that pushes metrics need not know the address, which is another one for each bot. */
  private static final String SINK_REFERENCE = "${" + METRICS_SINK_URL + "}";

  private final Releases releases;
  private final Programs programs;
  private final TeamVariables variables;
  private final BotEnvironmentSource platform;
  private final Teams teams;
  private final BotRuntime runtime;
  private final BotSizes sizes;

  public InstanceStarter(
      Releases releases,
      Programs programs,
      TeamVariables variables,
      BotEnvironmentSource platform,
      Teams teams,
      BotRuntime runtime,
      BotSizes sizes) {
    this.releases = releases;
    this.programs = programs;
    this.variables = variables;
    this.platform = platform;
    this.teams = teams;
    this.runtime = runtime;
    this.sizes = sizes;
  }

  /** What would be run, or why it cannot be. */
  Programs.Found program(Deployment deployment) {
    return programs.find(
        releases
            .find(deployment.bot().team(), deployment.release().number())
            .orElseThrow(() -> new IllegalStateException(deployment + " runs no known release")));
  }

  void start(Deployment deployment, Program program, BotRuntime.Listener listener) {
    TeamEnvironment bot = deployment.bot();
    InstanceId instance = deployment.instance();
    Map<String, Secret> environment = new HashMap<>(variables.at(bot, deployment.configVersion()));
    Map<String, Secret> own = platform.of(instance);
    Secret sink = own.get(METRICS_SINK_URL);
    if (sink != null) {
      environment.replaceAll((_, value) -> value.reveal().equals(SINK_REFERENCE) ? sink : value);
    }
    // The platform's own come last: no team can point its bot elsewhere.
    environment.putAll(own);
    String directory = teams.get(bot.team()).slug() + "-" + bot.environment().word();
    runtime.start(
        new BotRuntime.Spec(instance, directory, program, environment, sizes.of(bot).orElse(null)),
        listener);
  }
}
