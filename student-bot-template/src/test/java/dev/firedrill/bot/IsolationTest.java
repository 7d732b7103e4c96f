package dev.firedrill.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.bot.fake.FakeSlack;
import dev.firedrill.bot.fake.Lab;
import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import dev.firedrill.bot.plugin.Tools;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong in one place stays in that place. */
class IsolationTest {
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
  void survivesAPluginThatThrows() throws Exception {
    lab.start(
        new Rogue("bomb") {
          @Override
          public Reply handle(Request request) {
            throw new IllegalStateException("the fuse");
          }
        });
    assertThat(lab.ask("!bomb"))
        .isEqualTo("⚠ `bomb` failed: an unexpected error (IllegalStateException).");
    assertThat(lab.ask("!ping")).isEqualTo("pong");
    assertThat(lab.metrics()).contains("{outcome=\"crashed\",plugin=\"bomb\"} 1");
  }

  @Test
  void survivesAnErrorOfTheMachineRoom() throws Exception {
    lab.start(
        new Rogue("endless") {
          @Override
          public Reply handle(Request request) {
            return handle(request);
          }
        });
    assertThat(lab.ask("!endless"))
        .isEqualTo("⚠ `endless` failed: an unexpected error (StackOverflowError).");
    assertThat(lab.ask("!ping")).isEqualTo("pong");
  }

  @Test
  void aPluginThatHangsAndIgnoresInterruptsBlocksNobodyElse() throws Exception {
    lab.environment.put("BOT_COMMAND_TIMEOUT_SECONDS", "1");
    lab.environment.put("BOT_WORKERS", "1");
    lab.environment.put("BOT_QUEUE", "2");
    var release = new CountDownLatch(1);
    lab.start(
        new Rogue("stuck") {
          @Override
          public Reply handle(Request request) {
            while (true) {
              try {
                release.await();
                return Reply.of("free");
              } catch (InterruptedException ignored) {
                // that is the point
              }
            }
          }
        });
    String hanging = slack.say("!stuck");
    assertThat(lab.ask("!ping")).isEqualTo("pong");
    assertThat(lab.answerTo(hanging)).isEqualTo("⚠ `stuck` failed: it took longer than 1 s.");

    // Its lane is full now: two wait and get the same answer in time, the third is told at once.
    List<String> waiting = List.of(slack.say("!stuck"), slack.say("!stuck"));
    assertThat(lab.ask("!stuck")).isEqualTo("⚠ `stuck` is busy, please ask again in a moment.");
    waiting.forEach(ts -> assertThat(lab.answerTo(ts)).contains("longer than 1 s"));
    assertThat(lab.ask("!ping")).isEqualTo("pong");
    release.countDown();
    await().until(() -> lab.ask("!stuck").equals("free"));
  }

  @Test
  void aPluginThatCannotStartFailsAlone() throws Exception {
    lab.start(
        new Rogue("lame") {
          @Override
          public void start(Tools tools) {
            throw new NoClassDefFoundError("org/example/Gone");
          }
        },
        new Rogue("asleep") {
          @Override
          public void start(Tools tools) {
            try {
              TimeUnit.DAYS.sleep(1);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        });
    assertThat(lab.ask("!lame"))
        .isEqualTo("⚠ `lame` failed: it could not start, see the bot's log.");
    assertThat(lab.ask("!asleep")).contains("could not start");
    assertThat(lab.ask("!ping")).isEqualTo("pong");
  }

  @Test
  void aSlowUpstreamCostsNothingButItsOwnCommands() throws Exception {
    lab.environment.put("BOT_WORKERS", "1");
    lab.environment.put("BOT_UPSTREAM_TIMEOUT_SECONDS", "1");
    lab.start();
    lab.services.holdWeather(new CountDownLatch(1));
    String slow = slack.say("!weather Oslo");
    await().until(() -> lab.services.weatherCalls() == 1);
    assertThat(lab.ask("!define latency")).isEqualTo("latency: the time a reply takes");
    assertThat(lab.answerTo(slow))
        .isEqualTo("⚠ `weather` failed: the weather service did not answer within 1 s.");
  }

  @Test
  void tellsWhatIsWrongWithAnUpstream() throws Exception {
    lab.start();
    lab.services.weatherAnswers(500, "boom");
    assertThat(lab.ask("!weather Oslo"))
        .isEqualTo("⚠ `weather` failed: the weather service answered 500.");
    for (String broken : List.of("<html>", "{\"city\":\"Oslo\"}", "[]")) {
      lab.services.weatherAnswers(200, broken);
      assertThat(lab.ask("!weather Oslo"))
          .isEqualTo("⚠ `weather` failed: the weather service sent an answer I cannot read.");
    }
    assertThat(lab.metrics())
        .contains("bot_dependency_calls_total{dependency=\"weather\",outcome=\"500\"} 1.0");
  }

  @Test
  void finishesWhatWasAskedBeforeItStops() throws Exception {
    lab.environment.put("BOT_WORKERS", "1");
    lab.start();
    var gate = new CountDownLatch(1);
    lab.services.holdWeather(gate);
    String first = slack.say("!weather Oslo");
    await().until(() -> lab.services.weatherCalls() == 1);
    String queued = slack.nextTs();
    lab.awaitAck(slack.deliver("message", "EvQ", FakeSlack.message("!weather Oslo", queued)));
    int port = lab.bot().port();
    Thread stop = stopInBackground();
    await().until(() -> Lab.get(port, "/health").body().contains("\"status\":\"stopping\""));
    String late = slack.deliver("message", "EvL", FakeSlack.message("!flip", slack.nextTs()));
    gate.countDown();
    stop.join();
    assertThat(lab.answerTo(first)).isEqualTo("Oslo: 7.5 °C, light rain");
    assertThat(lab.answerTo(queued)).isEqualTo("Oslo: 7.5 °C, light rain");
    assertThat(slack.posted()).hasSize(2);
    assertThat(slack.acks()).doesNotContain(late);
    await().until(() -> slack.connections() == 0);
  }

  @Test
  void answersAlsoThoseItCannotWaitForWhenItStops() throws Exception {
    lab.environment.put("BOT_COMMAND_TIMEOUT_SECONDS", "60");
    var running = new CountDownLatch(1);
    lab.start(
        new Rogue("forever") {
          @Override
          public Reply handle(Request request) {
            running.countDown();
            while (true) {
              Thread.onSpinWait();
            }
          }
        });
    String ts = slack.say("!forever");
    running.await();
    lab.stop();
    assertThat(lab.answerTo(ts))
        .isEqualTo("⚠ `forever` failed: I am being restarted, please ask again.");
  }

  private Thread stopInBackground() {
    return Thread.startVirtualThread(() -> {
      try {
        lab.stop();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
  }

  /** A plugin with a bug. */
  private abstract static class Rogue implements Plugin {
    private final String name;

    Rogue(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public List<String> usages() {
      return List.of("!" + name + " - misbehaves");
    }

    @Override
    public Reply handle(Request request) {
      return Reply.of(name);
    }
  }
}
