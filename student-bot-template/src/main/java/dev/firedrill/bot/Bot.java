package dev.firedrill.bot;

import com.google.gson.JsonObject;
import dev.firedrill.bot.BotConfig.SlackAccess;
import dev.firedrill.bot.ops.Connectivity;
import dev.firedrill.bot.ops.MetricsPush;
import dev.firedrill.bot.ops.OperationsServer;
import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.slack.SlackConnection;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole bot, wired by constructors. {@link #start} and {@link #stop} are called once. */
public final class Bot {
  private static final Logger log = LoggerFactory.getLogger(Bot.class);
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration TO_POST = Duration.ofSeconds(1);

  private final BotConfig config;
  private final BuildVersion version;
  private final Engine engine;
  private final Connectivity connectivity;
  private final SlackConnection slack;
  private final OperationsServer operations;

  /**
   * Wires the bot and binds its port.
   *
   * @throws IOException if the port is taken
   */
  public Bot(BotConfig config, List<Plugin> available, BuildVersion version) throws IOException {
    SlackAccess access =
        config.slack().orElseThrow(() -> new IllegalArgumentException("a bot needs Slack"));
    this.config = config;
    this.version = version;
    this.engine = new Engine(config, available, version);
    this.connectivity =
        new Connectivity(InstantSource.system(), engine.metrics(), config.silence());
    this.slack = new SlackConnection(access, engine, connectivity);
    this.operations =
        new OperationsServer(config.port(), connectivity, engine.metrics(), this::details);
  }

  /** The port of health and metrics. */
  public int port() {
    return operations.port();
  }

  /**
   * Starts plugins and flags, then connects; returns once the workspace said hello.
   *
   * @throws IOException if the workspace is away or refuses a token
   */
  public void start() throws IOException, InterruptedException {
    operations.start();
    log.atInfo()
        .addKeyValue("version", version.version())
        .addKeyValue("build", version.build())
        .addKeyValue("team", config.team())
        .addKeyValue("environment", config.environment().label())
        .log("starting");
    engine.start(slack.messenger(), slack.people());
    slack.start();
  }

  /**
   * Pushes numbers for as long as the bot runs; returns at once where nobody wants them.
   *
   * @throws IOException if they were not taken and the bot may not run without
   */
  public void pushMetrics() throws IOException, InterruptedException {
    if (config.metricsPush().isPresent()) {
      new MetricsPush(config.metricsPush().get(), engine.http(), engine.metrics()).run();
    }
  }

  /** Takes no more events, finishes what was asked within five seconds, closes the socket. */
  public void stop() throws InterruptedException {
    log.atInfo().addKeyValue("waiting", engine.router().waiting()).log("stopping");
    connectivity.stopping();
    slack.stopListening();
    engine.finish(PATIENCE);
    slack.close(TO_POST);
    engine.stop();
    operations.close();
    log.info("stopped");
  }

  private JsonObject details() {
    var details = new JsonObject();
    details.addProperty("team", config.team());
    details.addProperty("environment", config.environment().label());
    details.addProperty("version", version.version());
    details.addProperty("build", version.build());
    details.addProperty("waiting", engine.router().waiting());
    return details;
  }
}
