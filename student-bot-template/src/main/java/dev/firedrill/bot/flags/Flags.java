package dev.firedrill.bot.flags;

import com.google.gson.JsonObject;
import dev.firedrill.bot.BotConfig.FlagSource;
import dev.firedrill.bot.ops.BotMetrics;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import java.nio.file.Path;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The switches of this bot, asked through OpenFeature. Never fails. */
public final class Flags implements AutoCloseable {
  private final OpenFeatureAPI api = OpenFeatureAPI.createIsolated();
  private final Client client;
  private final boolean needMentionByDefault;
  private final BotMetrics metrics;
  private final EvaluationCounter counter;
  private volatile @Nullable OfrepProvider provider;

  /** Flags with their defaults until a server is there. */
  public Flags(boolean needMentionByDefault, BotMetrics metrics) {
    this.needMentionByDefault = needMentionByDefault;
    this.metrics = metrics;
    this.counter = new EvaluationCounter(metrics);
    api.addHooks(counter);
    client = api.getClient();
  }

  /**
   * Begins to use a flag server, without waiting for it.
   *
   * @param context what the server may decide by; must hold {@code targetingKey}
   * @param directory where the last flags are kept for the next start
   */
  public void use(FlagSource source, JsonObject context, Path directory, OkHttpClient http) {
    var server = new FlagServer(source, context, http, metrics);
    var poller = new FlagPoller(server, new LastFlags(directory), counter, source.poll());
    var made = new OfrepProvider(server, poller);
    provider = made;
    api.setProvider(made);
  }

  /** Flag {@code plugin.NAME.enabled}, by default true, for nobody in particular. */
  public boolean pluginEnabled(String name) {
    return client.getBooleanValue(key(name), true);
  }

  /**
   * The same for a user. Where it depends on the user and was not asked for him yet, this takes up
   * to 0.3 s, so do not call it before the acknowledgement of an event.
   */
  public boolean pluginEnabled(String name, String user) {
    return client.getBooleanValue(key(name), true, new ImmutableContext(user));
  }

  /** Whether users may get different answers for this plugin. */
  public boolean pluginDependsOnUser(String name) {
    OfrepProvider used = provider;
    return used != null && used.isPerUser(key(name));
  }

  /** Flag {@code need-mention}: whether the bot answers only who addresses it. */
  public boolean needMention() {
    return client.getBooleanValue("need-mention", needMentionByDefault);
  }

  /** Flag {@code answer-bots}: whether other bots are answered as people are. */
  public boolean answersBots() {
    return client.getBooleanValue("answer-bots", false);
  }

  /** Flag {@code reconnect-backoff}: whether a refused connection is tried when Slack says so. */
  public boolean reconnectBackoff() {
    return client.getBooleanValue("reconnect-backoff", true);
  }

  /** Flag {@code quoted-arguments}: whether quotation marks keep words of a command together. */
  public boolean quotedArguments() {
    return client.getBooleanValue("quoted-arguments", false);
  }

  private static String key(String plugin) {
    return "plugin." + plugin + ".enabled";
  }

  @Override
  public void close() {
    api.shutdown();
  }
}
