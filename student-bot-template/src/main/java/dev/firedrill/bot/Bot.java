package dev.firedrill.bot;

import com.google.gson.JsonObject;
import dev.firedrill.bot.command.CommandRouter;
import dev.firedrill.bot.command.WorkQueue;
import dev.firedrill.bot.flags.Flags;
import dev.firedrill.bot.flags.OfrepProvider;
import dev.firedrill.bot.ops.BotMetrics;
import dev.firedrill.bot.ops.Connectivity;
import dev.firedrill.bot.ops.OperationsServer;
import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.Tools;
import dev.firedrill.bot.plugin.Upstream;
import dev.firedrill.bot.slack.SlackConnection;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole bot, wired by constructors. {@link #start} and {@link #stop} are called once. */
public final class Bot {
  private static final Logger log = LoggerFactory.getLogger(Bot.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final BotConfig config;
  private final BuildVersion version;
  private final OkHttpClient http = new OkHttpClient();
  private final BotMetrics metrics = new BotMetrics();
  private final Connectivity connectivity = new Connectivity(InstantSource.system(), metrics);
  private final Flags flags;
  private final WorkQueue work;
  private final CommandRouter router;
  private final SlackConnection slack;
  private final OperationsServer operations;

  /**
   * Wires the bot and binds its port.
   *
   * @throws IOException if the port is taken
   */
  public Bot(BotConfig config, List<Plugin> available, BuildVersion version) throws IOException {
    this.config = config;
    this.version = version;
    this.flags = new Flags(config.needMention(), metrics);
    this.work = new WorkQueue(config.workers(), config.queue(), metrics);
    this.router = new CommandRouter(wanted(config, available), flags, metrics);
    this.slack = new SlackConnection(config, router, flags, work, http, metrics, connectivity);
    metrics.watchQueue("bot_queue_depth", "Commands waiting for a thread", work::depth);
    this.operations = new OperationsServer(config.port(), connectivity, metrics, this::details);
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
    var upstream = new Upstream(config.upstream(), http, config.upstreamTimeout(), metrics);
    router.start(
        new Tools(
            upstream,
            config.dataDirectory(),
            RandomGenerator.getDefault(),
            version,
            router::active));
    config
        .flags()
        .ifPresent(source -> flags.use(new OfrepProvider(source, context(), http, metrics)));
    slack.start();
  }

  /** Takes no more events, finishes the queue for up to five seconds, closes the socket. */
  public void stop() throws InterruptedException {
    log.atInfo().addKeyValue("waiting", work.depth()).log("stopping");
    connectivity.stopping();
    slack.stopListening();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    work.finish(PATIENCE);
    slack.close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    router.stop();
    flags.close();
    operations.close();
    log.info("stopped");
  }

  private JsonObject details() {
    var details = new JsonObject();
    details.addProperty("team", config.team());
    details.addProperty("environment", config.environment().label());
    details.addProperty("version", version.version());
    details.addProperty("build", version.build());
    details.addProperty("queueDepth", work.depth());
    return details;
  }

  private JsonObject context() {
    var context = new JsonObject();
    context.addProperty("targetingKey", config.team() + "-" + config.environment().label());
    context.addProperty("team", config.team());
    context.addProperty("environment", config.environment().label());
    return context;
  }

  private static List<Plugin> wanted(BotConfig config, List<Plugin> available) {
    if (config.plugins().isEmpty()) {
      return available;
    }
    Set<String> unknown = new TreeSet<>(config.plugins());
    unknown.removeAll(available.stream().map(Plugin::name).collect(Collectors.toSet()));
    if (!unknown.isEmpty()) {
      log.warn("BOT_PLUGINS names plugins that do not exist: {}", unknown);
    }
    return available.stream().filter(plugin -> config.plugins().contains(plugin.name())).toList();
  }
}
