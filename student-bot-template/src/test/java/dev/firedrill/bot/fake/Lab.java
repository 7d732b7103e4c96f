package dev.firedrill.bot.fake;

import static org.awaitility.Awaitility.await;

import dev.firedrill.bot.Bot;
import dev.firedrill.bot.BotConfig;
import dev.firedrill.bot.BuildVersion;
import dev.firedrill.bot.command.PluginLoader;
import dev.firedrill.bot.fake.FakeSlack.Call;
import dev.firedrill.bot.plugin.Plugin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A whole bot between a fake Slack, fake upstreams and a fake flag server. */
public final class Lab {
  public final FakeSlack slack = new FakeSlack();
  public final FakeServices services = new FakeServices();

  /** What the next bot finds in its environment. */
  public final Map<String, String> environment = new HashMap<>();

  private @Nullable Bot bot;

  public Lab(Path directory) throws Exception {
    environment.putAll(
        Map.of(
            "SLACK_BOT_TOKEN", "xoxb-0123456789abcdef",
            "SLACK_APP_TOKEN", "xapp-1-0123456789abcdef",
            "SLACK_API_BASE", slack.apiBase(),
            "BOT_TEAM", "otters",
            "UPSTREAM_URL", services.upstreamUrl(),
            "FLAGS_URL", services.flagsUrl(),
            "FLAGS_TOKEN", "flag-token",
            "FLAGS_POLL_SECONDS", "1",
            "DATA_DIR", directory.resolve("data").toString()));
  }

  /** Starts a bot with the plugins of the template and these. */
  public void start(Plugin... more) throws Exception {
    List<Plugin> plugins = new ArrayList<>(List.of(more));
    plugins.addAll(PluginLoader.discover(Lab.class.getClassLoader()));
    bot = new Bot(BotConfig.from(environment), plugins, new BuildVersion("1", "test"));
    bot.start();
  }

  public Bot bot() {
    return Objects.requireNonNull(bot);
  }

  public void stop() throws Exception {
    if (bot != null) {
      bot.stop();
      bot = null;
    }
  }

  /** Says it, waits, and returns what was answered; unescaped, as people see it. */
  public String ask(String text) {
    return answerTo(slack.say(text));
  }

  /** Waits for the answer to the message with this time stamp. */
  public String answerTo(String ts) {
    await().until(() -> answer(ts) != null);
    return Objects.requireNonNull(answer(ts));
  }

  private @Nullable String answer(String ts) {
    return slack.calls("chat.postMessage").stream()
        .filter(call -> call.get("thread_ts").equals(ts))
        .map(call -> call.get("text"))
        .map(text -> text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        .findFirst()
        .orElse(null);
  }

  /** Waits for the n-th message the bot posts. */
  public Call posted(int number) {
    await().until(() -> slack.calls("chat.postMessage").size() >= number);
    return slack.calls("chat.postMessage").get(number - 1);
  }

  /** Waits until the bot acknowledged an envelope. */
  public void awaitAck(String envelope) {
    await().until(() -> slack.acks().contains(envelope));
  }

  public String metrics() throws Exception {
    return get("/metrics").body();
  }

  public HttpResponse<String> get(String path) throws Exception {
    return get(bot().port(), path);
  }

  public static HttpResponse<String> get(int port, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  public void close() throws Exception {
    stop();
    slack.close();
    services.close();
  }
}
