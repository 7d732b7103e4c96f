package dev.firedrill.bot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Everything the bot reads from its environment, checked once at the start. Its text form holds no
 * secret.
 *
 * @param slack how to reach the workspace; empty in the console modes, which need none
 * @param team {@code BOT_TEAM}
 * @param environment {@code BOT_ENVIRONMENT}
 * @param plugins {@code BOT_PLUGINS}; empty means all
 * @param needMention {@code BOT_NEED_MENTION}, the default of the flag {@code need-mention}
 * @param admins {@code BOT_ADMINS}, user ids or handles of who may switch commands on and off
 * @param flags where flags come from, if anywhere
 * @param upstream {@code UPSTREAM_URL}, if set
 * @param port {@code PORT} of health and metrics; 0 picks a free one
 * @param silence {@code BOT_SILENCE_SECONDS}, after how long without an event the bot connects
 *     anew; zero: never
 * @param dataDirectory {@code DATA_DIR}
 * @param store {@code BOT_STORE}, where what commands learn is kept
 * @param metricsPush where numbers are pushed to, if anywhere
 * @param limits what keeps one command from hurting the others
 * @param cache what is remembered of the last messages
 */
public record BotConfig(
    Optional<SlackAccess> slack,
    String team,
    Environment environment,
    List<String> plugins,
    boolean needMention,
    Set<String> admins,
    Optional<FlagSource> flags,
    Optional<HttpUrl> upstream,
    int port,
    Duration silence,
    Path dataDirectory,
    Store store,
    Optional<MetricsTarget> metricsPush,
    Limits limits,
    Cache cache) {

  /** Where a bot runs. */
  public enum Environment {
    STAGING,
    PRODUCTION;

    /** The name as it is written in {@code BOT_ENVIRONMENT}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The workspace.
   *
   * @param botToken {@code SLACK_BOT_TOKEN}
   * @param appToken {@code SLACK_APP_TOKEN}
   * @param apiBase {@code SLACK_API_BASE}, always ending in a slash
   */
  public record SlackAccess(Secret botToken, Secret appToken, String apiBase) {}

  /** Where what commands learn is kept: in {@code DATA_DIR}, or until the bot stops. */
  public enum Store {
    FILE,
    MEMORY
  }

  /**
   * A service that takes numbers.
   *
   * @param url {@code BOT_METRICS_URL}
   * @param required {@code BOT_METRICS_REQUIRED}, whether the bot ends when it takes none
   */
  public record MetricsTarget(HttpUrl url, boolean required) {}

  /**
   * An OFREP server.
   *
   * @param url {@code FLAGS_URL}, up to and including {@code /ofrep/v1}
   * @param token {@code FLAGS_TOKEN}, if the server wants one
   * @param poll {@code FLAGS_POLL_SECONDS}, the time between two polls
   */
  public record FlagSource(HttpUrl url, Optional<Secret> token, Duration poll) {}

  /**
   * What keeps one command from hurting the others.
   *
   * @param workers {@code BOT_WORKERS}, how often the same command may run at once
   * @param queue {@code BOT_QUEUE}, how many more of the same command may wait
   * @param command {@code BOT_COMMAND_TIMEOUT_SECONDS}, from asked to answered
   * @param upstream {@code BOT_UPSTREAM_TIMEOUT_SECONDS}, for one call of another service
   */
  public record Limits(int workers, int queue, Duration command, Duration upstream) {}

  /** What is kept of a message. */
  public enum Payload {
    COMMAND,
    FULL
  }

  /**
   * What is remembered of the last messages.
   *
   * @param timeToLive {@code MESSAGE_CACHE_TTL_SECONDS}; zero keeps them until the bot stops
   * @param payload {@code MESSAGE_CACHE_PAYLOAD}
   * @param padKb {@code MESSAGE_CACHE_PAD_KB}, room kept for each, in KiB
   */
  public record Cache(Duration timeToLive, Payload payload, int padKb) {}

  /** A copy without mutable parts. */
  public BotConfig {
    plugins = List.copyOf(plugins);
    admins = Set.copyOf(admins);
  }

  /**
   * Reads and checks the environment of a bot.
   *
   * @throws BadConfigurationException naming every mistake at once
   */
  public static BotConfig from(Map<String, String> environment) throws BadConfigurationException {
    var read = new EnvironmentReader(environment);
    return read(read, Optional.of(slack(read)));
  }

  /**
   * Reads and checks the environment of a console mode, which does not look at the Slack variables.
   *
   * @throws BadConfigurationException naming every mistake at once
   */
  public static BotConfig withoutSlack(Map<String, String> environment)
      throws BadConfigurationException {
    return read(new EnvironmentReader(environment), Optional.empty());
  }

  /** Whether anything is reached by https. */
  public boolean usesTls() {
    return slack.filter(access -> access.apiBase().startsWith("https:")).isPresent()
        || flags.filter(source -> source.url().isHttps()).isPresent()
        || upstream.filter(HttpUrl::isHttps).isPresent();
  }

  private static SlackAccess slack(EnvironmentReader read) {
    return new SlackAccess(
        read.token("SLACK_BOT_TOKEN", "xoxb-"),
        read.token("SLACK_APP_TOKEN", "xapp-"),
        read.url("SLACK_API_BASE")
            .map(url -> url.toString().endsWith("/") ? url.toString() : url + "/")
            .orElse("https://slack.com/api/"));
  }

  private static BotConfig read(EnvironmentReader read, Optional<SlackAccess> slack)
      throws BadConfigurationException {
    Optional<HttpUrl> flagsUrl = read.url("FLAGS_URL");
    Optional<Secret> flagsToken = read.text("FLAGS_TOKEN").map(Secret::new);
    Duration poll = Duration.ofSeconds(read.number("FLAGS_POLL_SECONDS", 1, 1, 3600));
    var config =
        new BotConfig(
            slack,
            read.text("BOT_TEAM").orElse("unknown"),
            read.oneOf("BOT_ENVIRONMENT", Environment.values(), Environment.STAGING),
            read.list("BOT_PLUGINS", "LIMBO_PLUGINS"),
            read.flag(false, "BOT_NEED_MENTION", "LIMBO_NEEDMENTION"),
            Set.copyOf(read.list("BOT_ADMINS")),
            flagsUrl.map(url -> new FlagSource(url, flagsToken, poll)),
            read.url("UPSTREAM_URL"),
            read.number("PORT", 0, 0, 65_535),
            Duration.ofSeconds(read.number("BOT_SILENCE_SECONDS", 0, 0, 86_400)),
            read.path("DATA_DIR", "data"),
            read.oneOf("BOT_STORE", Store.values(), Store.FILE),
            metricsPush(read),
            limits(read),
            cache(read));
    read.throwIfWrong();
    return config;
  }

  private static Optional<MetricsTarget> metricsPush(EnvironmentReader read) {
    boolean required = read.flag(false, "BOT_METRICS_REQUIRED");
    return read.url("BOT_METRICS_URL").map(url -> new MetricsTarget(url, required));
  }

  private static Cache cache(EnvironmentReader read) {
    return new Cache(
        Duration.ofSeconds(read.number("MESSAGE_CACHE_TTL_SECONDS", 300, 0, 86_400)),
        read.oneOf("MESSAGE_CACHE_PAYLOAD", Payload.values(), Payload.COMMAND),
        read.number("MESSAGE_CACHE_PAD_KB", 0, 0, 1_024));
  }

  private static Limits limits(EnvironmentReader read) {
    return new Limits(
        read.number("BOT_WORKERS", 2, 1, 64),
        read.number("BOT_QUEUE", 16, 1, 10_000),
        // A user waits about five seconds: whatever takes longer is better answered with a sorry.
        Duration.ofSeconds(read.number("BOT_COMMAND_TIMEOUT_SECONDS", 4, 1, 300)),
        Duration.ofSeconds(read.number("BOT_UPSTREAM_TIMEOUT_SECONDS", 3, 1, 300)));
  }
}
