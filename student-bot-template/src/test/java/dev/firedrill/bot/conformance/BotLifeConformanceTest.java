package dev.firedrill.bot.conformance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.bot.fake.FakeServices;
import dev.firedrill.bot.fake.FakeSlack;
import dev.firedrill.bot.fake.FakeSlack.Refusal;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How every bot of the course starts and ends, as its supervisor sees it. */
class BotLifeConformanceTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void keepsASlowCommandInItsLaneAndFinishesItBeforeItStops(BotUnderTest kind) throws Exception {
    try (var slack = new FakeSlack();
        var services = new FakeServices();
        var bot =
            new RunningBot(
                kind,
                Map.of(
                    "SLACK_API_BASE", slack.apiBase(),
                    "UPSTREAM_URL", services.upstreamUrl(),
                    "BOT_WORKERS", "1",
                    "BOT_QUEUE", "1",
                    "BOT_COMMAND_TIMEOUT_SECONDS", "20",
                    "BOT_UPSTREAM_TIMEOUT_SECONDS", "19",
                    "DATA_DIR", directory.toString()))) {
      await().atMost(20, SECONDS).until(() -> bot.status("/readyz") == 200);
      var gate = new CountDownLatch(1);
      services.holdWeather(gate);
      slack.say("!weather Oslo");
      await().until(() -> services.weatherCalls() == 1);
      slack.say("!weather Rome");
      slack.say("!weather Bonn");
      slack.say("!ping");
      await().until(() -> slack.posted().size() == 2);
      assertThat(slack.posted())
          .containsExactlyInAnyOrder("pong", "⚠ `weather` is busy, please ask again in a moment.");
      bot.terminate();
      await().until(() -> bot.get("/readyz").body().equals("stopping\n"));
      String late = slack.deliver("message", "EvL", FakeSlack.message("!flip", slack.nextTs()));
      gate.countDown();
      assertThat(bot.exitCode()).isZero();
      String weather = "Oslo: 7.5 °C, light rain";
      assertThat(slack.posted().subList(2, 4)).containsExactly(weather, weather);
      assertThat(slack.posted()).hasSize(4);
      assertThat(slack.acks()).doesNotContain(late);
      await().until(() -> slack.connections() == 0);
      assertThat(bot.output().getLast()).contains("\"msg\":\"stopped\"");
      assertThat(bot.errors()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesAllMistakesOfItsConfiguration(BotUnderTest kind) throws Exception {
    try (var bot =
        new RunningBot(
            kind,
            Map.of(
                "SLACK_BOT_TOKEN", "secret-token",
                "SLACK_APP_TOKEN", "",
                "SLACK_API_BASE", "gateway",
                "PORT", "many",
                "BOT_ENVIRONMENT", "moon"))) {
      assertThat(bot.exitCode()).isEqualTo(2);
      assertThat(bot.errors())
          .containsExactlyInAnyOrder(
              "configuration: SLACK_BOT_TOKEN is no token: it must start with xoxb- and have at"
                  + " least 16 characters",
              "configuration: SLACK_APP_TOKEN is not set; it must be a token that starts with"
                  + " xapp-",
              "configuration: SLACK_API_BASE must be an http:// or https:// address",
              "configuration: PORT must be a whole number from 0 to 65535, not \"many\"",
              "configuration: BOT_ENVIRONMENT must be staging or production, not \"moon\"");
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsWithOneLineIfTheWorkspaceIsAwayOrRefusesItsToken(BotUnderTest kind) throws Exception {
    try (var slack = new FakeSlack()) {
      for (int call = 0; call < 3; call++) {
        slack.refuse(
            "auth.test", new Refusal(200, Map.of(), "{\"ok\":false,\"error\":\"invalid_auth\"}"));
      }
      try (var bot = new RunningBot(kind, Map.of("SLACK_API_BASE", slack.apiBase()))) {
        assertThat(bot.exitCode()).isEqualTo(1);
        assertThat(bot.errors())
            .containsExactly(
                "cannot connect to the workspace at "
                    + slack.apiBase()
                    + ": auth.test answered invalid_auth");
      }
    }
    try (var bot =
        new RunningBot(kind, Map.of("SLACK_API_BASE", "http://127.0.0.1:1/slack/api/"))) {
      assertThat(bot.exitCode()).isEqualTo(1);
      assertThat(bot.errors())
          .singleElement()
          .asString()
          .startsWith("cannot connect to the workspace at http://127.0.0.1:1/slack/api/: ");
    }
  }
}
