package dev.firedrill.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.firedrill.bot.fake.FakeServices;
import dev.firedrill.bot.fake.FakeSlack;
import dev.firedrill.bot.fake.FakeSlack.Call;
import dev.firedrill.bot.fake.FakeSlack.Refusal;
import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole bot against a fake Slack, fake upstreams and a fake flag server. */
class BotTest {
  @TempDir Path directory;
  private FakeSlack slack;
  private FakeServices services;
  private @Nullable Bot bot;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void prepare() throws Exception {
    slack = new FakeSlack();
    services = new FakeServices();
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

  @AfterEach
  void tidy() throws Exception {
    if (bot != null) {
      bot.stop();
    }
    slack.close();
    services.close();
  }

  @Test
  void answersIntoTheThreadOfTheMessage() throws Exception {
    start();
    String ts = slack.say("!ping");
    Call first = reply(1);
    assertThat(first.get("text")).isEqualTo("pong");
    assertThat(first.get("channel")).isEqualTo(FakeSlack.CHANNEL);
    assertThat(first.get("thread_ts")).isEqualTo(ts);

    var inThread = FakeSlack.message("!ping", slack.nextTs());
    inThread.addProperty("thread_ts", ts);
    slack.deliver("message", "EvThread", inThread);
    assertThat(reply(2).get("thread_ts")).isEqualTo(ts);
  }

  @Test
  void acknowledgesEveryEventAlsoThoseItIgnores() throws Exception {
    start();
    var edited = FakeSlack.message("!ping", slack.nextTs());
    edited.addProperty("subtype", "message_changed");
    var joined = FakeSlack.message("", slack.nextTs());
    List<String> envelopes =
        List.of(
            slack.deliver("message", "Ev1", FakeSlack.message("hello", slack.nextTs())),
            slack.deliver("message", "Ev2", edited),
            slack.deliver("member_joined_channel", "Ev3", joined));
    await().until(() -> slack.acks().containsAll(envelopes));
    assertThat(slack.posted()).isEmpty();
  }

  @Test
  void answersAMessageOnceHoweverOftenItComes() throws Exception {
    start();
    String ts = slack.nextTs();
    slack.deliver("message", "EvA", FakeSlack.message("!flip", ts));
    slack.deliver("message", "EvA", FakeSlack.message("!flip", ts));
    slack.deliver("app_mention", "EvB", FakeSlack.message("!flip", ts));
    slack.say("!ping");
    await().until(() -> slack.posted().contains("pong"));
    assertThat(slack.posted()).hasSize(2);
    assertThat(metrics()).contains("bot_duplicates_total 2.0");
  }

  @Test
  void answersAMentionOnceThoughItComesAsTwoEvents() throws Exception {
    start();
    String ts = slack.nextTs();
    String text = "<@" + FakeSlack.BOT_USER + "> define latency";
    slack.deliver("message", "EvA", FakeSlack.message(text, ts));
    slack.deliver("app_mention", "EvB", FakeSlack.message(text, ts));
    slack.say("!ping");
    await().until(() -> slack.posted().contains("pong"));
    assertThat(slack.posted()).containsExactlyInAnyOrder("latency: the time a reply takes", "pong");
  }

  @Test
  void ignoresBots() throws Exception {
    start();
    var event = FakeSlack.message("!ping", slack.nextTs());
    event.addProperty("bot_id", "B0OTHER");
    String envelope = slack.deliver("message", "EvBot", event);
    await().until(() -> slack.acks().contains(envelope));
    slack.say("!version");
    assertThat(reply(1).get("text")).startsWith("student-bot ");
    assertThat(slack.posted()).hasSize(1);
  }

  @Test
  void answersSlashCommandsToThePersonOnly() throws Exception {
    start();
    String envelope = slack.slash("weather Oslo");
    await().until(() -> !slack.calls("response_url").isEmpty());
    Call answer = slack.calls("response_url").getFirst();
    assertThat(answer.get("text")).isEqualTo("Oslo: 7.5 °C, light rain");
    assertThat(answer.get("response_type")).isEqualTo("ephemeral");
    assertThat(slack.acks()).contains(envelope);
    assertThat(slack.posted()).isEmpty();
  }

  @Test
  void knowsItsCommands() throws Exception {
    start();
    ask("!weather Oslo", "Oslo: 7.5 °C, light rain");
    ask("!define latency", "latency: the time a reply takes");
    ask("!define nonsense", "I know no definition of \"nonsense\".");
    ask("<@" + FakeSlack.BOT_USER + "> dance", "I do not know \"dance\". Try !help.");
    slack.say("!help");
    assertThat(reply(5).get("text"))
        .contains("!help", "!ping", "!weather", "!define", "!glossary", "!poll", "!flip")
        .contains("!version");
  }

  @Test
  void addsReactionsToAPollInOrder() throws Exception {
    start();
    slack.say("!poll \"Lunch?\" \"Soup\" \"Salad\" \"Both\"");
    await().until(() -> slack.calls("reactions.add").size() == 3);
    assertThat(slack.posted()).containsExactly("*Lunch?*\n:one: Soup\n:two: Salad\n:three: Both");
    assertThat(slack.calls("reactions.add").stream().map(call -> call.get("name")))
        .containsExactly("one", "two", "three");
  }

  @Test
  void survivesAPluginThatThrows() throws Exception {
    start(new Bomb());
    ask("!bomb", "⚠ `bomb` failed: an unexpected error (IllegalStateException).");
    ask("!ping", "pong");
    assertThat(metrics())
        .contains("bot_handle_seconds_count{outcome=\"crashed\",plugin=\"bomb\"} 1");
  }

  @Test
  void tellsWhatIsWrongWithAnUpstream() throws Exception {
    start();
    services.weatherAnswers(500, "boom");
    ask("!weather Oslo", "⚠ `weather` failed: the weather service answered 500.");
    services.weatherAnswers(200, "<html>");
    ask("!weather Oslo", "⚠ `weather` failed: the weather service sent an answer I cannot read.");
    services.weatherAnswers(200, "{\"city\":\"Oslo\"}");
    ask("!weather Oslo", "⚠ `weather` failed: the weather service sent an answer I cannot read.");
    assertThat(metrics())
        .contains("dep_seconds_count{dep=\"weather\",outcome=\"500\"} 1")
        .contains("flag_evaluations_total{flag=\"plugin.weather.enabled\",reason=");
  }

  @Test
  void givesUpOnASlowUpstream() throws Exception {
    environment.put("BOT_UPSTREAM_TIMEOUT_SECONDS", "1");
    start();
    services.holdWeather(new CountDownLatch(1));
    ask("!weather Oslo", "⚠ `weather` failed: the weather service did not answer within 1 s.");
  }

  @Test
  void aSlowUpstreamStarvesEveryCommandAndAFullQueueDrops() throws Exception {
    environment.put("BOT_WORKERS", "1");
    environment.put("BOT_QUEUE", "1");
    start();
    var gate = new CountDownLatch(1);
    services.holdWeather(gate);
    slack.say("!weather Oslo");
    await().until(() -> services.weatherCalls() == 1);
    slack.say("!ping");
    String last = slack.deliver("message", "EvX", FakeSlack.message("!flip", slack.nextTs()));
    await().until(() -> slack.acks().contains(last));
    assertThat(slack.posted()).isEmpty();
    await().until(() -> metrics().contains("bot_dropped_total{queue=\"work_queue\"} 1"));
    gate.countDown();
    await().until(() -> slack.posted().size() == 2);
    assertThat(slack.posted()).containsExactlyInAnyOrder("Oslo: 7.5 °C, light rain", "pong");
  }

  @Test
  void aFlagSwitchesAPluginOffWithoutAskingTheUpstream() throws Exception {
    start();
    ask("!weather Oslo", "Oslo: 7.5 °C, light rain");
    services.flag("plugin.weather.enabled", false);
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> {
          String ts = slack.say("!weather Oslo");
          await().until(() -> answer(ts) != null);
          return "weather is switched off at the moment.".equals(answer(ts));
        });
    int calls = services.weatherCalls();
    ask("!weather Oslo", "weather is switched off at the moment.");
    assertThat(services.weatherCalls()).isEqualTo(calls);
    services.flagServerAnswers(500);
    await().until(() -> metrics().contains("dep_seconds_count{dep=\"flags\",outcome=\"500\"}"));
    ask("!weather Oslo", "weather is switched off at the moment.");
    slack.say("!help");
    await().until(() -> slack.posted().getLast().startsWith("I know these commands"));
    assertThat(slack.posted().getLast()).doesNotContain("!weather");
  }

  @Test
  void asksForFlagsWithAnEntityTag() throws Exception {
    services.flag("need-mention", false);
    start();
    await().until(() -> services.notModified() > 0);
  }

  @Test
  void answersOnlyWhoAddressesItIfNeedMentionIsSet() throws Exception {
    environment.put("LIMBO_NEEDMENTION", "true");
    start();
    String ignored = slack.deliver("message", "Ev1", FakeSlack.message("!ping", slack.nextTs()));
    await().until(() -> slack.acks().contains(ignored));
    ask("<@" + FakeSlack.BOT_USER + "> flip heads", null);
    assertThat(slack.posted().getFirst()).matches("heads|tails");
    ask("!version <@" + FakeSlack.BOT_USER + ">", null);
    assertThat(slack.posted()).hasSize(2).doesNotContain("pong");
  }

  @Test
  void keepsTheGlossaryOverARestart() throws Exception {
    start();
    ask("!glossary list", "The glossary is empty.");
    ask("!glossary add SLO = a goal &amp; a promise", "Saved: SLO = a goal &amp; a promise");
    bot.stop();
    bot = null;
    start();
    ask("!glossary slo", "SLO: a goal &amp; a promise");
    ask("!glossary list", "Glossary: SLO");
    ask("!glossary remove slo", "Removed: slo");
    ask("!glossary slo", "I know no term \"slo\".");
  }

  @Test
  void sendsAgainWhatSlackRefusedForItsRate() throws Exception {
    start();
    slack.refuse(
        "chat.postMessage",
        new Refusal(429, Map.of("Retry-After", "1"), "{\"ok\":false,\"error\":\"ratelimited\"}"));
    slack.say("!ping");
    await().until(() -> slack.calls("chat.postMessage").size() == 2);
    await().until(() -> metrics().contains("bot_reply_seconds_count{outcome=\"ok\"} 1"));
    assertThat(metrics()).contains("slack_ratelimited_total{method=\"chat.postMessage\"} 1.0");
  }

  @Test
  void reconnectsWhenTheSocketIsCutOrRefreshed() throws Exception {
    start();
    slack.broadcast("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\"}");
    await().until(() -> slack.connectionsEver() == 2 && slack.connections() == 1);
    ask("!ping", "pong");
    slack.refuse("apps.connections.open", new Refusal(200, Map.of(), "{\"ok\":false}"));
    slack.cut();
    await().until(() -> health().statusCode() == 503);
    await().atMost(Duration.ofSeconds(40)).until(() -> health().statusCode() == 200);
    ask("!ping", null);
    assertThat(metrics()).contains("socket_reconnects_total 2.0", "socket_connected 1.0");
  }

  @Test
  void saysHowItIs() throws Exception {
    start();
    HttpResponse<String> health = health();
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body())
        .contains("\"status\":\"ok\"", "\"connected\":true", "\"team\":\"otters\"");
    assertThat(get("/livez").statusCode()).isEqualTo(200);
    assertThat(get("/readyz").statusCode()).isEqualTo(200);
    assertThat(metrics()).contains("jvm_memory_used_bytes", "process_cpu_seconds_total");
  }

  @Test
  void finishesTheQueueBeforeItStops() throws Exception {
    environment.put("BOT_WORKERS", "1");
    start();
    var gate = new CountDownLatch(1);
    services.holdWeather(gate);
    slack.say("!weather Oslo");
    await().until(() -> services.weatherCalls() == 1);
    String queued = slack.deliver("message", "EvQ", FakeSlack.message("!ping", slack.nextTs()));
    await().until(() -> slack.acks().contains(queued));
    Bot stopping = bot;
    bot = null;
    Thread stop =
        Thread.startVirtualThread(() -> {
          try {
            stopping.stop();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    await().until(() -> healthOf(stopping).contains("\"status\":\"stopping\""));
    String late = slack.deliver("message", "EvL", FakeSlack.message("!flip", slack.nextTs()));
    gate.countDown();
    stop.join();
    assertThat(slack.posted()).containsExactlyInAnyOrder("Oslo: 7.5 °C, light rain", "pong");
    assertThat(slack.acks()).doesNotContain(late);
    await().until(() -> slack.connections() == 0);
  }

  @Test
  void saysInOneSentenceThatItsTokenIsRefused() throws Exception {
    for (int call = 0; call < 3; call++) {
      slack.refuse(
          "auth.test", new Refusal(200, Map.of(), "{\"ok\":false,\"error\":\"invalid_auth\"}"));
    }
    assertThatThrownBy(this::start)
        .isInstanceOf(IOException.class)
        .hasMessage("auth.test answered invalid_auth");
  }

  private void start(Plugin... more) throws Exception {
    List<Plugin> plugins = new ArrayList<>(List.of(more));
    ServiceLoader.load(Plugin.class).forEach(plugins::add);
    bot = new Bot(BotConfig.from(environment), plugins, new BuildVersion("1", "test"));
    bot.start();
  }

  private void ask(String text, @Nullable String expected) {
    String ts = slack.say(text);
    await().until(() -> answer(ts) != null);
    if (expected != null) {
      assertThat(answer(ts)).isEqualTo(expected);
    }
  }

  private @Nullable String answer(String ts) {
    return slack.calls("chat.postMessage").stream()
        .filter(call -> call.get("thread_ts").equals(ts))
        .map(call -> call.get("text"))
        .findFirst()
        .orElse(null);
  }

  private Call reply(int number) {
    await().until(() -> slack.calls("chat.postMessage").size() >= number);
    return slack.calls("chat.postMessage").get(number - 1);
  }

  private String metrics() throws Exception {
    return get("/metrics").body();
  }

  private HttpResponse<String> health() throws Exception {
    return get("/health");
  }

  private static String healthOf(Bot bot) throws Exception {
    return get(bot.port(), "/health").body();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return get(bot.port(), path);
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  /** A plugin with a bug. */
  private static final class Bomb implements Plugin {
    @Override
    public String name() {
      return "bomb";
    }

    @Override
    public List<String> usages() {
      return List.of("!bomb - explodes");
    }

    @Override
    public Reply handle(Request request) {
      throw new IllegalStateException("the fuse");
    }
  }
}
