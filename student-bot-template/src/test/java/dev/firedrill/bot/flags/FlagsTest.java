package dev.firedrill.bot.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import dev.firedrill.bot.ops.BotMetrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagsTest {
  private static final String WEATHER = "plugin.weather.enabled";

  @TempDir Path directory;

  private final FakeFlagServer server;
  private final List<Flags> started = new ArrayList<>();

  FlagsTest() throws Exception {
    server = new FakeFlagServer();
  }

  @AfterEach
  void stop() {
    started.forEach(Flags::close);
    server.close();
  }

  private Flags start() {
    var flags = new Flags(false, new BotMetrics());
    var context = new JsonObject();
    context.addProperty("targetingKey", "otters-staging");
    flags.use(server.source(), context, directory, new OkHttpClient());
    started.add(flags);
    return flags;
  }

  private static void becomes(Flags flags, boolean weather) {
    await().until(() -> flags.pluginEnabled("weather") == weather);
  }

  @Test
  void aChangeIsSeenAndWhatDidNotChangeIsNotSentAgain() {
    server.set(WEATHER, "false", false);
    Flags flags = start();
    becomes(flags, false);
    await().until(() -> server.notModified() > 1);

    server.set(WEATHER, "true", false);
    becomes(flags, true);
    assertThat(server.asked).isEmpty();
  }

  @Test
  void aFlagThatDependsOnTheUserIsAskedForOnceForEachUser() {
    server.set(WEATHER, "false", true);
    Flags flags = start();
    await().until(() -> flags.pluginDependsOnUser("weather"));

    for (int i = 0; i < 3; i++) {
      assertThat(flags.pluginEnabled("weather", "U-ON-1")).isTrue();
      assertThat(flags.pluginEnabled("weather", "U-OFF")).isFalse();
    }
    assertThat(server.asked).containsExactly(WEATHER + " U-ON-1", WEATHER + " U-OFF");
    assertThat(flags.pluginEnabled("weather")).as("for nobody in particular").isFalse();
  }

  @Test
  void afterAChangeUsersAreAskedForAgain() {
    server.set(WEATHER, "false", true);
    Flags flags = start();
    await().until(() -> flags.pluginDependsOnUser("weather"));
    assertThat(flags.pluginEnabled("weather", "U-ON")).isTrue();

    server.set("need-mention", "true", false);
    await().until(flags::needMention);
    assertThat(flags.pluginEnabled("weather", "U-ON")).isTrue();
    assertThat(server.asked).hasSize(2);
  }

  @Test
  void aServerThatHangsDelaysACommandForAMomentOnly() {
    server.set(WEATHER, "false", true);
    Flags flags = start();
    await().until(() -> flags.pluginDependsOnUser("weather"));
    server.hold(new CountDownLatch(1));

    long asked = System.nanoTime();
    assertThat(flags.pluginEnabled("weather", "U-ON")).as("the value for all").isFalse();
    // Generous: what counts is that it does not wait for the latch.
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void theLastValuesCountWhileTheServerIsAway() {
    server.set(WEATHER, "false", false);
    server.set("plugin.poll.enabled", "false", true);
    Flags flags = start();
    becomes(flags, false);
    assertThat(flags.pluginEnabled("poll", "U-ON")).isTrue();

    server.fail(503);
    server.set(WEATHER, "true", false);
    await()
        .until(() -> !flags.pluginEnabled("poll", "U-ON-NEW")); // not reachable: the value for all
    assertThat(flags.pluginEnabled("weather")).isFalse();
    assertThat(flags.pluginEnabled("poll", "U-ON")).as("the user's last value").isTrue();
  }

  @Test
  void theLastValuesSurviveARestart() {
    server.set(WEATHER, "false", false);
    Flags flags = start();
    becomes(flags, false);
    await().until(() -> Files.exists(directory.resolve("flags.json")));
    flags.close();

    server.fail(503);
    becomes(start(), false);
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "{\"flags\":3}", "{\"flags\":[3,null,[],{\"key\":[]}]}", "null"})
  void nonsenseChangesNothing(String nonsense) throws Exception {
    Files.writeString(directory.resolve("flags.json"), nonsense);
    server.say(nonsense.isEmpty() ? "<html>" : nonsense);
    Flags flags = start();
    await().until(() -> server.polls() > 1);

    assertThat(flags.pluginEnabled("weather")).isTrue();
    assertThat(flags.pluginEnabled("weather", "U1")).isTrue();
    assertThat(flags.needMention()).isFalse();
    server.say("");
    server.set(WEATHER, "false", false);
    becomes(flags, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"on\"", "1", "null", "{}", "[true]", "1e999"})
  void aValueOfTheWrongKindCountsAsNone(String value) {
    server.set(WEATHER, value, false);
    server.set("need-mention", "true", false);
    Flags flags = start();
    await().until(flags::needMention);

    assertThat(flags.pluginEnabled("weather")).isTrue();
  }

  @Test
  void whatWasEvaluatedIsReported() {
    server.set(WEATHER, "false", false);
    Flags flags = start();
    becomes(flags, false);
    flags.close();

    assertThat(server.reports)
        .singleElement()
        .asString()
        .contains("\"key\":\"" + WEATHER + "\"")
        .contains("\"variant\":\"v-false\"");
  }

  @Test
  void aServerThatWantsNoReportsGetsOneOnly() {
    server.refuseReports();
    server.set(WEATHER, "false", false);
    Flags flags = start();
    becomes(flags, false);
    flags.close();
    flags.close();

    assertThat(server.reports).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void onlySoManyUsersAreRemembered() {
    var users = new UserFlags();
    FlagValue value = FlagValue.one("{\"value\":true}");
    for (int i = 0; i < 6_000; i++) {
      users.put(WEATHER, "U" + i, new UserFlags.Known(value, "\"1\""));
    }
    assertThat(users.size()).isEqualTo(5_000);
    assertThat(users.get(WEATHER, "U0")).isNull();
    assertThat(users.get(WEATHER, "U5999")).isNotNull();
  }
}
