package dev.firedrill.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.firedrill.bot.fake.FakeSlack;
import dev.firedrill.bot.fake.FakeSlack.Call;
import dev.firedrill.bot.fake.FakeSlack.Refusal;
import dev.firedrill.bot.fake.Lab;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole bot in conversation with a workspace. */
class BotTest {
  @TempDir Path directory;
  private Lab lab;
  private FakeSlack slack;

  @BeforeEach
  void prepare() throws Exception {
    lab = new Lab(directory);
    slack = lab.slack;
  }

  @AfterEach
  void tidy() throws Exception {
    lab.close();
  }

  @Test
  void answersIntoTheThreadOfTheMessage() throws Exception {
    lab.start();
    String ts = slack.say("!ping");
    Call first = lab.posted(1);
    assertThat(first.get("text")).isEqualTo("pong");
    assertThat(first.get("channel")).isEqualTo(FakeSlack.CHANNEL);
    assertThat(first.get("thread_ts")).isEqualTo(ts);

    var inThread = FakeSlack.message("!ping", slack.nextTs());
    inThread.addProperty("thread_ts", ts);
    slack.deliver("message", "EvThread", inThread);
    assertThat(lab.posted(2).get("thread_ts")).isEqualTo(ts);
  }

  @Test
  void acknowledgesEveryEventAlsoThoseItIgnores() throws Exception {
    lab.start();
    var edited = FakeSlack.message("!ping", slack.nextTs());
    edited.addProperty("subtype", "message_changed");
    var joined = FakeSlack.message("", slack.nextTs());
    List<String> envelopes =
        List.of(
            slack.deliver("message", "Ev1", FakeSlack.message("hello", slack.nextTs())),
            slack.deliver("message", "Ev2", edited),
            slack.deliver("member_joined_channel", "Ev3", joined));
    envelopes.forEach(lab::awaitAck);
    assertThat(slack.posted()).isEmpty();
  }

  @Test
  void answersAMessageOnceHoweverOftenItComes() throws Exception {
    lab.start();
    String ts = slack.nextTs();
    slack.deliver("message", "EvA", FakeSlack.message("!flip", ts));
    slack.deliver("message", "EvA", FakeSlack.message("!flip", ts));
    slack.deliver("app_mention", "EvB", FakeSlack.message("!flip", ts));
    assertThat(lab.ask("!ping")).isEqualTo("pong");
    await().until(() -> slack.posted().size() == 2);
    assertThat(slack.posted()).anyMatch(text -> text.matches("heads|tails"));
  }

  @Test
  void answersAMentionOnceThoughItComesAsTwoEvents() throws Exception {
    lab.start();
    String ts = slack.nextTs();
    String text = "<@" + FakeSlack.BOT_USER + "> define latency";
    slack.deliver("message", "EvA", FakeSlack.message(text, ts));
    slack.deliver("app_mention", "EvB", FakeSlack.message(text, ts));
    assertThat(lab.answerTo(ts)).isEqualTo("latency: the time a reply takes");
    assertThat(lab.ask("!ping")).isEqualTo("pong");
    assertThat(slack.posted()).hasSize(2);
  }

  @Test
  void ignoresBots() throws Exception {
    lab.start();
    var event = FakeSlack.message("!ping", slack.nextTs());
    event.addProperty("bot_id", "B0OTHER");
    lab.awaitAck(slack.deliver("message", "EvBot", event));
    assertThat(lab.ask("!version")).isEqualTo("student-bot 1 (build test)");
    assertThat(slack.posted()).hasSize(1);
  }

  @Test
  void answersBotsWhereAFlagSaysSoButNotItself() throws Exception {
    lab.services.flag("answer-bots", true);
    lab.start();
    assertThat(lab.ask("!ping")).isEqualTo("pong");
    var own = FakeSlack.message("!ping", slack.nextTs());
    own.addProperty("bot_id", "B0BOT");
    own.addProperty("user", FakeSlack.BOT_USER);
    lab.awaitAck(slack.deliver("message", "EvOwn", own));
    var event = FakeSlack.message("!version", slack.nextTs());
    event.addProperty("bot_id", "B0OTHER");
    slack.deliver("message", "EvBot", event);
    assertThat(lab.posted(2).get("text")).isEqualTo("student-bot 1 (build test)");
  }

  @Test
  void comesBackWhenItIsToldToAndNotBefore() throws Exception {
    var wait = new Refusal(429, Map.of("Retry-After", "2"), "{\"ok\":false}");
    slack.refuse("apps.connections.open", wait);
    lab.start();
    List<Call> calls = slack.calls("apps.connections.open");
    assertThat(calls).hasSize(2);
    assertThat(Duration.ofNanos(calls.get(1).nanos() - calls.get(0).nanos()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void answersSlashCommandsToThePersonOnly() throws Exception {
    lab.start();
    String envelope = slack.slash("weather Oslo");
    await().until(() -> !slack.calls("response_url").isEmpty());
    Call answer = slack.calls("response_url").getFirst();
    assertThat(answer.get("text")).isEqualTo("Oslo: 7.5 °C, light rain");
    assertThat(answer.get("response_type")).isEqualTo("ephemeral");
    assertThat(slack.acks()).contains(envelope);
    assertThat(slack.posted()).isEmpty();
  }

  @Test
  void postsAPollOfASlashCommandWhereEverybodyCanVote() throws Exception {
    lab.start();
    slack.slash("poll \"Lunch?\" \"Soup\" \"Salad\"");
    assertThat(lab.posted(1).get("text")).startsWith("*Lunch?*");
    assertThat(slack.calls("response_url")).isEmpty();
  }

  @Test
  void listsItsCommandsWithExamples() throws Exception {
    lab.start();
    assertThat(lab.ask("!help"))
        .startsWith("I know these commands:\n!calc EXPRESSION")
        .contains("as in `!weather Oslo 3`", "!remind", "!wiki", "!enable", "!version");
    assertThat(lab.ask("<@" + FakeSlack.BOT_USER + "> dance"))
        .isEqualTo("I do not know \"dance\". Try !help.");
  }

  @Test
  void aFlagSwitchesAPluginOffWithoutAskingTheUpstream() throws Exception {
    lab.start();
    assertThat(lab.ask("!weather Oslo")).isEqualTo("Oslo: 7.5 °C, light rain");
    lab.services.flag("plugin.weather.enabled", false);
    String off = "weather is switched off at the moment.";
    await().atMost(Duration.ofSeconds(5)).until(() -> lab.ask("!weather Oslo").equals(off));
    int calls = lab.services.weatherCalls();
    assertThat(lab.ask("!weather Oslo")).isEqualTo(off);
    assertThat(lab.services.weatherCalls()).isEqualTo(calls);

    lab.services.flagServerAnswers(500);
    String failed = "bot_dependency_calls_total{dependency=\"flags\",outcome=\"500\"}";
    await().until(() -> lab.metrics().contains(failed));
    assertThat(lab.ask("!weather Oslo")).isEqualTo(off);
    assertThat(lab.ask("!help")).doesNotContain("!weather");
  }

  @Test
  void asksForFlagsWithAnEntityTag() throws Exception {
    lab.services.flag("need-mention", false);
    lab.start();
    await().until(() -> lab.services.notModified() > 0);
  }

  @Test
  void answersOnlyWhoAddressesItIfNeedMentionIsSet() throws Exception {
    lab.environment.put("LIMBO_NEEDMENTION", "true");
    lab.start();
    String ignored = slack.deliver("message", "Ev1", FakeSlack.message("!ping", slack.nextTs()));
    lab.awaitAck(ignored);
    assertThat(lab.ask("<@" + FakeSlack.BOT_USER + "> flip heads")).matches("heads|tails");
    lab.ask("!version <@" + FakeSlack.BOT_USER + ">");
    assertThat(slack.posted()).hasSize(2).doesNotContain("pong");
  }

  @Test
  void sendsAgainWhatSlackRefusedForItsRate() throws Exception {
    lab.start();
    slack.refuse(
        "chat.postMessage",
        new Refusal(429, Map.of("Retry-After", "1"), "{\"ok\":false,\"error\":\"ratelimited\"}"));
    slack.say("!ping");
    await().until(() -> slack.calls("chat.postMessage").size() == 2);
  }

  @Test
  void reconnectsWhenTheSocketIsCutOrRefreshed() throws Exception {
    lab.start();
    slack.broadcast("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\"}");
    await().until(() -> slack.connectionsEver() == 2 && slack.connections() == 1);
    assertThat(lab.ask("!ping")).isEqualTo("pong");
    slack.refuse("apps.connections.open", new Refusal(200, Map.of(), "{\"ok\":false}"));
    slack.cut();
    await().until(() -> lab.get("/health").statusCode() == 503);
    assertThat(lab.metrics()).contains("socket_connected 0.0");
    await().atMost(Duration.ofSeconds(40)).until(() -> lab.get("/health").statusCode() == 200);
    assertThat(lab.ask("!ping")).isEqualTo("pong");
    assertThat(lab.metrics()).contains("socket_connected 1.0");
  }

  @Test
  void saysHowItIs() throws Exception {
    lab.start();
    HttpResponse<String> health = lab.get("/health");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body())
        .contains("\"status\":\"ok\"", "\"connected\":true", "\"team\":\"otters\"");
    assertThat(lab.get("/livez").statusCode()).isEqualTo(200);
    assertThat(lab.get("/readyz").statusCode()).isEqualTo(200);
    lab.ask("!ping");
    assertThat(lab.metrics())
        .contains("bot_events_total{type=\"message\"} 1.0")
        .contains("bot_commands_total{outcome=\"ok\",plugin=\"ping\"} 1.0")
        .contains("jvm_memory_used_bytes", "process_cpu_seconds_total");
  }

  @Test
  void saysInOneSentenceThatItsTokenIsRefused() {
    for (int call = 0; call < 3; call++) {
      slack.refuse(
          "auth.test", new Refusal(200, Map.of(), "{\"ok\":false,\"error\":\"invalid_auth\"}"));
    }
    assertThatThrownBy(lab::start)
        .isInstanceOf(IOException.class)
        .hasMessage("auth.test answered invalid_auth");
  }
}
