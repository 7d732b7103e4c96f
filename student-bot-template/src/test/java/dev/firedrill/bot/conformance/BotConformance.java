package dev.firedrill.bot.conformance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.fake.FakeServices;
import dev.firedrill.bot.fake.FakeSlack;
import dev.firedrill.bot.fake.FakeSlack.Call;
import dev.firedrill.bot.fake.FakeSlack.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What every bot of the course does in the chat, whatever it is written in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BotConformance {
  private static final String MENTION = "<@" + FakeSlack.BOT_USER + ">";
  private static final Duration RECONNECT = Duration.ofSeconds(40);

  private final BotUnderTest kind;
  private FakeSlack slack;
  private FakeServices services;
  private RunningBot bot;

  BotConformance(BotUnderTest kind) {
    this.kind = kind;
  }

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    slack = new FakeSlack();
    services = new FakeServices();
    bot =
        new RunningBot(
            kind,
            Map.of(
                "SLACK_API_BASE",
                slack.apiBase(),
                "UPSTREAM_URL",
                services.upstreamUrl(),
                "FLAGS_URL",
                services.flagsUrl(),
                "FLAGS_TOKEN",
                RunningBot.FLAGS_TOKEN,
                "FLAGS_POLL_SECONDS",
                "1",
                "BOT_UPSTREAM_TIMEOUT_SECONDS",
                "1",
                "BOT_TEAM",
                "otters",
                "BOT_ENVIRONMENT",
                "production",
                "DATA_DIR",
                directory.resolve("data").toString()));
    await().atMost(20, SECONDS).until(() -> bot.status("/readyz") == 200);
  }

  @AfterEach
  void itIsAliveAndKeptItsTokensToItself() {
    assertThat(bot.isAlive()).as("the bot still runs: %s", bot.errors()).isTrue();
    assertThat(bot.output())
        .noneMatch(line -> line.contains(RunningBot.BOT_TOKEN))
        .noneMatch(line -> line.contains(RunningBot.APP_TOKEN))
        .noneMatch(line -> line.contains(RunningBot.FLAGS_TOKEN));
    assertThat(bot.errors()).isEmpty();
  }

  @AfterAll
  void stop() {
    if (bot != null) {
      bot.close();
    }
    services.close();
    slack.close();
  }

  @Test
  void answersCommandsInTheThreadOfTheQuestion() {
    ask("!ping", "pong");
    ask("!PING", "pong");
    ask(MENTION + " ping", "pong");
    ask(MENTION + ": ping", "pong");
    ask("!weather Oslo", "Oslo: 7.5 °C, light rain");
    ask("!define latency", "latency: the time a reply takes");
    ask("!define nonsense", "I know no definition of \"nonsense\".");
    assertThat(answerTo("!flip")).isIn("heads", "tails");
    assertThat(answerTo("!version")).matches("[a-z-]+ \\S+ \\(build \\S+\\)");
  }

  @Test
  void listsItsCommands() {
    for (String help : List.of(answerTo("!help"), answerTo(MENTION))) {
      assertThat(help)
          .startsWith("I know these commands:\n")
          .contains("!help", "!ping", "!weather", "!define", "!glossary", "!poll", "!flip")
          .contains("!version");
    }
  }

  @Test
  void knowsWhatIsMeantForIt() {
    ask(MENTION + " dance", "I do not know \"dance\". Try !help.");
    for (String others : List.of("!dance", "hello", "what! ping", "<@U0OTHER> ping", "!", "!!")) {
      isNotAnswered(FakeSlack.message(others, slack.nextTs()));
    }
    var ofABot = FakeSlack.message("!ping", slack.nextTs());
    ofABot.addProperty("bot_id", "B0OTHER");
    isNotAnswered(ofABot);
    var edited = FakeSlack.message("!ping", slack.nextTs());
    edited.addProperty("subtype", "message_changed");
    isNotAnswered(edited);
  }

  @Test
  void escapesWhatSlackWouldReadAsMarkup() {
    ask(
        "!glossary add R&amp;D = &lt;!channel&gt; &amp; co",
        "Saved: R&amp;D = &lt;!channel&gt; &amp; co");
    ask("!glossary r&amp;d", "R&amp;D: &lt;!channel&gt; &amp; co");
    ask("!glossary remove R&amp;D", "Removed: R&amp;D");
  }

  @Test
  void keepsAGlossary() {
    ask("!glossary toil", "I know no term \"toil\".");
    ask("!glossary add toil = work = that repeats", "Saved: toil = work = that repeats");
    ask("!glossary add error budget = what may fail", "Saved: error budget = what may fail");
    ask("!glossary TOIL", "toil: work = that repeats");
    ask("!glossary list", "Glossary: error budget, toil");
    ask("!glossary add toil", "Usage: !glossary add TERM = TEXT");
    ask("!glossary remove toil", "Removed: toil");
    ask("!glossary remove error budget", "Removed: error budget");
    ask("!glossary list", "The glossary is empty.");
  }

  @Test
  void addsReactionsToAPollInOrder() {
    int before = slack.calls("reactions.add").size();
    ask(
        "!poll “Lunch?” \"Soup\" \"Salad\" \"Both\"",
        "*Lunch?*\n:one: Soup\n:two: Salad\n:three: Both");
    await().until(() -> slack.calls("reactions.add").size() == before + 3);
    assertThat(slack.calls("reactions.add").subList(before, before + 3))
        .extracting(call -> call.get("name"))
        .containsExactly("one", "two", "three");
    assertThat(answerTo("!poll \"Lunch?\" \"Soup\"")).startsWith("Usage: !poll");
  }

  @Test
  void answersSlashCommandsToThePersonOnly() {
    int before = slack.calls("response_url").size();
    String envelope = slack.slash("ping");
    await().until(() -> slack.calls("response_url").size() == before + 1);
    Call answer = slack.calls("response_url").getLast();
    assertThat(answer.get("text")).isEqualTo("pong");
    assertThat(answer.get("response_type")).isEqualTo("ephemeral");
    await().until(() -> slack.acks().contains(envelope));
  }

  @Test
  void answersOnceWhatIsDeliveredAgain() {
    String ts = slack.nextTs();
    String first = slack.deliver("message", "EvTwice", FakeSlack.message("!ping", ts));
    await().until(() -> answer(ts) != null);
    String again = slack.deliver("message", "EvTwice", FakeSlack.message("!ping", ts));
    String other = slack.deliver("message", "EvThird", FakeSlack.message("!ping", ts));
    await().until(() -> slack.acks().containsAll(List.of(first, again, other)));
    String mention = slack.nextTs();
    String text = MENTION + " version";
    slack.deliver("message", "EvA", FakeSlack.message(text, mention));
    slack.deliver("app_mention", "EvB", FakeSlack.message(text, mention));
    await().until(() -> answer(mention) != null);
    ask("!ping", "pong");
    assertThat(answers(ts)).hasSize(1);
    assertThat(answers(mention)).hasSize(1);
  }

  @Test
  void acknowledgesBeforeTheWorkIsDone() {
    var gate = new CountDownLatch(1);
    services.holdWeather(gate);
    try {
      int calls = services.weatherCalls();
      String ts = slack.nextTs();
      String envelope = slack.deliver("message", "EvSlow", FakeSlack.message("!weather Rome", ts));
      await().until(() -> services.weatherCalls() == calls + 1);
      // Slack delivers again after this time.
      await().atMost(3, SECONDS).until(() -> slack.acks().contains(envelope));
    } finally {
      gate.countDown();
    }
  }

  @Test
  void tellsWhatIsWrongWithAnUpstreamAndGoesOn() {
    try {
      services.weatherAnswers(500, "boom");
      ask("!weather Oslo", "⚠ `weather` failed: the weather service answered 500.");
      services.weatherAnswers(200, "<html>");
      ask("!weather Oslo", "⚠ `weather` failed: the weather service sent an answer I cannot read.");
      services.weatherAnswers(200, "{\"city\":\"Oslo\"}");
      ask("!weather Oslo", "⚠ `weather` failed: the weather service sent an answer I cannot read.");
      services.weatherAnswers(404, "{}");
      ask("!weather Utopia", "I know no weather for \"Utopia\".");
      var gate = new CountDownLatch(1);
      services.holdWeather(gate);
      ask("!weather Oslo", "⚠ `weather` failed: the weather service did not answer within 1 s.");
      gate.countDown();
    } finally {
      services.weatherAnswers(
          200, "{\"city\":\"Oslo\",\"temperatureCelsius\":7.5,\"conditions\":\"light rain\"}");
    }
    ask("!weather Oslo", "Oslo: 7.5 °C, light rain");
  }

  @Test
  void sendsAgainWhatSlackRefusedForItsRateAndNothingElse() throws Exception {
    slack.refuse(
        "chat.postMessage",
        new Refusal(429, Map.of("Retry-After", "1"), "{\"ok\":false,\"error\":\"ratelimited\"}"));
    String ts = slack.say("!ping");
    await().until(() -> answers(ts).size() == 2);
    slack.refuse(
        "chat.postMessage",
        new Refusal(200, Map.of(), "{\"ok\":false,\"error\":\"channel_not_found\"}"));
    String lost = slack.say("!ping");
    await().until(() -> answers(lost).size() == 1);
    ask("!ping", "pong");
    assertThat(answers(lost)).hasSize(1);
    await()
        .until(() ->
            bot.output().stream()
                .anyMatch(line -> line.contains("was lost") && line.contains("channel_not_found")));
    assertThat(bot.output()).anyMatch(line -> line.contains("\"msg\":\"rate limited\""));
  }

  @Test
  void followsItsFlagsAndKeepsThemWhileTheServerIsAway() {
    try {
      services.flag("plugin.flip.enabled", false);
      await()
          .atMost(10, SECONDS)
          .until(() -> answerTo("!flip").equals("flip is switched off at the moment."));
      assertThat(answerTo("!help")).doesNotContain("!flip");
      int unchanged = services.notModified();
      await().atMost(10, SECONDS).until(() -> services.notModified() > unchanged);
      services.flagServerAnswers(500);
      await()
          .atMost(10, SECONDS)
          .until(() -> bot.output().stream().anyMatch(line -> line.contains("no fresh flags")));
      ask("!flip", "flip is switched off at the moment.");
      services.flagServerAnswers(200);
      services.flag("plugin.flip.enabled", true);
      services.flag("need-mention", true);
      await()
          .atMost(10, SECONDS)
          .until(() -> !answerTo(MENTION + " flip").contains("switched off"));
      isNotAnswered(FakeSlack.message("!ping", slack.nextTs()));
    } finally {
      services.flagServerAnswers(200);
      services.flag("need-mention", false);
      services.flag("plugin.flip.enabled", true);
    }
    await().atMost(10, SECONDS).until(() -> isAnswered("!ping"));
  }

  @Test
  void connectsAgainWhenItsSocketIsRefreshedOrCut() throws Exception {
    int ever = slack.connectionsEver();
    slack.broadcast("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\"}");
    await()
        .atMost(RECONNECT)
        .until(() -> slack.connectionsEver() == ever + 1 && slack.connections() == 1);
    await().atMost(RECONNECT).until(() -> bot.status("/readyz") == 200);
    ask("!ping", "pong");
    slack.refuse("apps.connections.open", new Refusal(200, Map.of(), "{\"ok\":false}"));
    slack.refuse("apps.connections.open", new Refusal(500, Map.of(), "<html>"));
    slack.cut();
    await().atMost(RECONNECT).until(() -> bot.status("/readyz") == 503);
    assertThat(bot.status("/livez")).isEqualTo(200);
    await().atMost(RECONNECT).until(() -> bot.status("/readyz") == 200);
    await().atMost(RECONNECT).until(() -> slack.connections() == 1);
    ask("!ping", "pong");
    assertThat(metrics()).contains("socket_connected 1");
  }

  @Test
  void saysHowItIs() throws Exception {
    assertThat(bot.get("/health").body())
        .contains("\"status\":\"ok\"", "\"connected\":true")
        .contains("\"team\":\"otters\"", "\"environment\":\"production\"");
    assertThat(bot.status("/health")).isEqualTo(200);
    assertThat(bot.status("/livez")).isEqualTo(200);
    ask("!ping", "pong");
    assertThat(metrics())
        .contains(
            "process_cpu_seconds_total", "process_resident_memory_bytes", "socket_connected 1")
        .contains("bot_events_total{type=\"message\"}")
        .contains("bot_dependency_calls_total{dependency=\"flags\",outcome=\"200\"}")
        .contains("bot_commands_total{outcome=\"ok\",plugin=\"ping\"}")
        .contains("flag_evaluations_total{flag=\"plugin.ping.enabled\",");
    assertThat(bot.output().subList(1, bot.output().size()))
        .allMatch(line -> line.startsWith("{\"ts\":\"") && line.contains("\"level\":\""));
  }

  /** Labels in one order: the libraries for metrics sort them differently. */
  private String metrics() throws Exception {
    return bot.get("/metrics")
        .body()
        .replaceAll("\\{(plugin=\"\\w+\"),(outcome=\"\\w+\")}", "{$2,$1}");
  }

  /** Looks often, because there is much to ask. */
  private static ConditionFactory await() {
    return Awaitility.await().pollInterval(Duration.ofMillis(20));
  }

  private void ask(String text, String expected) {
    assertThat(answerTo(text)).as(text).isEqualTo(expected);
  }

  private String answerTo(String text) {
    String ts = slack.say(text);
    await().alias(text).until(() -> answer(ts) != null);
    return String.valueOf(answer(ts));
  }

  private boolean isAnswered(String text) throws Exception {
    var message = FakeSlack.message(text, slack.nextTs());
    String envelope = slack.deliver("message", "Ev" + message.get("ts").getAsString(), message);
    await().until(() -> slack.acks().contains(envelope));
    // What comes after it is answered after it.
    answerTo(MENTION + " ping");
    return answer(message.get("ts").getAsString()) != null;
  }

  private void isNotAnswered(com.google.gson.JsonObject message) {
    String ts = message.get("ts").getAsString();
    String envelope = slack.deliver("message", "Ev" + ts, message);
    await().until(() -> slack.acks().contains(envelope));
    answerTo(MENTION + " ping");
    assertThat(answers(ts)).isEmpty();
  }

  private @Nullable String answer(String ts) {
    List<String> all = answers(ts);
    return all.isEmpty() ? null : all.getFirst();
  }

  private List<String> answers(String ts) {
    return slack.calls("chat.postMessage").stream()
        .filter(call -> call.get("thread_ts").equals(ts))
        .map(call -> call.get("text"))
        .toList();
  }
}
