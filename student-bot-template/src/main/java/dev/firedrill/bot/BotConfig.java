package dev.firedrill.bot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Everything the bot reads from its environment, checked once at the start. Its text form holds no
 * secret.
 *
 * @param botToken {@code SLACK_BOT_TOKEN}
 * @param appToken {@code SLACK_APP_TOKEN}
 * @param slackApiBase {@code SLACK_API_BASE}, always ending in a slash
 * @param team {@code BOT_TEAM}
 * @param environment {@code BOT_ENVIRONMENT}
 * @param plugins {@code BOT_PLUGINS}; empty means all
 * @param needMention {@code BOT_NEED_MENTION}, the default of the flag {@code need-mention}
 * @param flags where flags come from, if anywhere
 * @param upstream {@code UPSTREAM_URL}, if set
 * @param port {@code PORT} of health and metrics; 0 picks a free one
 * @param dataDirectory {@code DATA_DIR}
 * @param workers {@code BOT_WORKERS}, how many commands run at once
 * @param queue {@code BOT_QUEUE}, how many commands may wait
 * @param upstreamTimeout {@code BOT_UPSTREAM_TIMEOUT_SECONDS}
 * @param callsPerMinute {@code BOT_CALLS_PER_MINUTE}, how fast the bot posts before it slows itself
 *     down, for each channel
 */
public record BotConfig(
    Secret botToken,
    Secret appToken,
    String slackApiBase,
    String team,
    Environment environment,
    List<String> plugins,
    boolean needMention,
    Optional<FlagSource> flags,
    Optional<HttpUrl> upstream,
    int port,
    Path dataDirectory,
    int workers,
    int queue,
    Duration upstreamTimeout,
    int callsPerMinute) {

  /** Where a bot runs. */
  public enum Environment {
    STAGING,
    PRODUCTION;

    /** The name as it is written in {@code BOT_ENVIRONMENT}. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * An OFREP server.
   *
   * @param url {@code FLAGS_URL}, up to and including {@code /ofrep/v1}
   * @param token {@code FLAGS_TOKEN}, if the server wants one
   * @param poll {@code FLAGS_POLL_SECONDS}, the time between two polls
   */
  public record FlagSource(HttpUrl url, Optional<Secret> token, Duration poll) {}

  /** A copy without mutable parts. */
  public BotConfig {
    plugins = List.copyOf(plugins);
  }

  /**
   * Reads and checks the environment.
   *
   * @throws BadConfigurationException naming every mistake at once
   */
  public static BotConfig from(Map<String, String> environment) throws BadConfigurationException {
    var read = new EnvironmentReader(environment);
    Optional<HttpUrl> flagsUrl = read.url("FLAGS_URL");
    Optional<Secret> flagsToken = read.text("FLAGS_TOKEN").map(Secret::new);
    Duration poll = Duration.ofSeconds(read.number("FLAGS_POLL_SECONDS", 2, 1, 3600));
    var config =
        new BotConfig(
            read.token("SLACK_BOT_TOKEN", "xoxb-"),
            read.token("SLACK_APP_TOKEN", "xapp-"),
            read.url("SLACK_API_BASE")
                .map(url -> url.toString().endsWith("/") ? url.toString() : url + "/")
                .orElse("https://slack.com/api/"),
            read.text("BOT_TEAM").orElse("unknown"),
            read.oneOf("BOT_ENVIRONMENT", Environment.values(), Environment.STAGING),
            read.list("BOT_PLUGINS", "LIMBO_PLUGINS"),
            read.flag(false, "BOT_NEED_MENTION", "LIMBO_NEEDMENTION"),
            flagsUrl.map(url -> new FlagSource(url, flagsToken, poll)),
            read.url("UPSTREAM_URL"),
            read.number("PORT", 0, 0, 65_535),
            read.path("DATA_DIR", "data"),
            read.number("BOT_WORKERS", 4, 1, 256),
            read.number("BOT_QUEUE", 64, 1, 100_000),
            Duration.ofSeconds(read.number("BOT_UPSTREAM_TIMEOUT_SECONDS", 10, 1, 300)),
            read.number("BOT_CALLS_PER_MINUTE", 6_000, 10, 1_000_000));
    read.throwIfWrong();
    return config;
  }
}
