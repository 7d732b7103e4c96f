package dev.firedrill.bot;

import com.google.gson.JsonObject;
import dev.firedrill.bot.command.CommandRouter;
import dev.firedrill.bot.command.MessageCache;
import dev.firedrill.bot.command.PluginSet;
import dev.firedrill.bot.flags.Flags;
import dev.firedrill.bot.ops.BotMetrics;
import dev.firedrill.bot.plugin.Admins;
import dev.firedrill.bot.plugin.Messenger;
import dev.firedrill.bot.plugin.People;
import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.Tools;
import dev.firedrill.bot.plugin.Upstream;
import dev.firedrill.bot.store.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All of the bot but the way messages come and go: the console modes and the bot share it. */
public final class Engine {
  private static final Logger log = LoggerFactory.getLogger(Engine.class);

  private final BotConfig config;
  private final BuildVersion version;
  private final OkHttpClient http;
  private final BotMetrics metrics = new BotMetrics();
  private final Database database;
  private final Flags flags;
  private final PluginSet plugins;
  private final CommandRouter router;

  /** Wires everything; nothing runs yet. */
  public Engine(BotConfig config, List<Plugin> available, BuildVersion version) {
    this.config = config;
    this.version = version;
    this.http = http(config);
    this.database = new Database(config.dataDirectory(), config.store());
    this.flags = new Flags(config.needMention(), metrics);
    this.plugins =
        new PluginSet(available, config.plugins(), flags, database, InstantSource.system());
    this.router =
        new CommandRouter(
            plugins,
            config.limits(),
            new MessageCache(config.cache(), InstantSource.system()),
            metrics);
  }

  /** Starts plugins and flags. */
  public void start(Messenger messenger, People people) throws InterruptedException {
    plugins.start(
        new Tools(
            new Upstream(config.upstream(), http, config.limits().upstream(), metrics),
            database,
            InstantSource.system(),
            RandomGenerator.getDefault(),
            version,
            plugins,
            messenger,
            new Admins(config.admins(), people)));
    config.flags().ifPresent(source -> flags.use(source, context(), config.dataDirectory(), http));
  }

  /** Finishes what was asked, at most for {@code patience}; everybody gets an answer. */
  public void finish(Duration patience) throws InterruptedException {
    router.finish(patience);
  }

  /** Stops plugins and flags and closes the database. */
  public void stop() throws InterruptedException {
    plugins.stop();
    flags.close();
    try {
      database.close();
    } catch (SQLException e) {
      log.warn("the database did not close cleanly", e);
    }
  }

  /** Where commands go. */
  public CommandRouter router() {
    return router;
  }

  /** Who may be answered, and which plugins are on. */
  public Flags flags() {
    return flags;
  }

  /** The numbers. */
  public BotMetrics metrics() {
    return metrics;
  }

  /** The one HTTP client, whose threads and connections everybody shares. */
  public OkHttpClient http() {
    return http;
  }

  private static OkHttpClient http(BotConfig config) {
    var builder = new OkHttpClient.Builder();
    if (!config.usesTls()) {
      // Spares reading a hundred and fifty root certificates at the start.
      builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    }
    return builder.build();
  }

  private JsonObject context() {
    var context = new JsonObject();
    context.addProperty("targetingKey", config.team() + "-" + config.environment().label());
    context.addProperty("team", config.team());
    context.addProperty("environment", config.environment().label());
    context.addProperty("version", version.version());
    return context;
  }
}
