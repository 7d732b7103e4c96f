package dev.firedrill.scenarios.coursepack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.scenarios.coursepack.BotCopy.Run;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every variant fits the template, compiles, and makes its mistake; the template does not. */
class VariantsTest {
  private static final Path VARIANTS =
      Path.of("src/main/resources/dev/firedrill/scenarios/coursepack/variants");
  private static final String NOWHERE = "http://127.0.0.1:1/";
  private static final Map<String, String> TOKENS =
      Map.of(
          "SLACK_BOT_TOKEN", "xoxb-0123456789abcdef",
          "SLACK_APP_TOKEN", "xapp-1-0123456789abcdef");

  @TempDir Path directory;
  private BotCopy good;

  @BeforeEach
  void prepare() throws Exception {
    good = BotCopy.template(directory.resolve("good"));
  }

  @Test
  void eachIsDescribedAndListed() throws Exception {
    List<String> listed =
        Files.readAllLines(VARIANTS.resolve("index.txt")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    try (Stream<Path> entries = Files.list(VARIANTS)) {
      assertThat(entries.filter(Files::isDirectory).map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(listed);
    }
    for (String id : listed) {
      JsonNode variant =
          new YAMLMapper().readTree(VARIANTS.resolve(id).resolve("variant.yaml").toFile());
      assertThat(variant.path("id").asText()).isEqualTo(id);
      assertThat(variant.path("lab").asInt(-1)).isBetween(0, 6);
      assertThat(variant.fieldNames())
          .toIterable()
          .containsExactly("id", "title", "mistake", "symptom", "lab", "lesson");
      assertThat(variant).allMatch(value -> !value.asText().isBlank());
    }
  }

  @Test
  void swallowedPluginFailures() throws Exception {
    BotCopy bad = variant("swallowed-plugin-failures");
    Run told = good.compiled().bot(Map.of(), "", "-c", "weather Oslo");
    assertThat(told.out()).startsWith("⚠ `weather` failed");
    assertThat(told.exitCode()).isEqualTo(3);
    Run silent = bad.bot(Map.of(), "", "-c", "weather Oslo");
    assertThat(silent.out() + silent.err()).isBlank();
    assertThat(silent.exitCode()).isZero();
  }

  @Test
  void unguardedMetricPush() throws Exception {
    BotCopy bad = variant("unguarded-metric-push");
    URL[] fake = {good.fakeSlack().toUri().toURL()};
    try (var loader = new URLClassLoader(fake, getClass().getClassLoader());
        var slack = (AutoCloseable) make(loader)) {
      String base = (String) slack.getClass().getMethod("apiBase").invoke(slack);
      Map<String, String> environment = new HashMap<>(TOKENS);
      environment.put("SLACK_API_BASE", base);
      environment.put("BOT_METRICS_URL", NOWHERE);
      Run dead = bad.bot(environment, "");
      assertThat(dead.out()).contains("connected to workspace");
      assertThat(dead.exitCode()).isEqualTo(1);

      Process alive = good.compiled().start(environment);
      try (BufferedReader out = alive.inputReader(StandardCharsets.UTF_8)) {
        assertThat(out.lines().anyMatch(line -> line.contains("connected to workspace"))).isTrue();
        alive.toHandle().destroy();
        assertThat(out.lines()).anyMatch(line -> line.contains("\"msg\":\"stopped\""));
      }
      assertThat(alive.waitFor()).isZero();
    }
  }

  @Test
  void noTimeouts() throws Exception {
    BotCopy bad = variant("no-timeouts");
    var asked = new CountDownLatch(2);
    var release = new CountDownLatch(1);
    HttpServer weather =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    weather.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    weather.createContext(
        "/weather",
        exchange -> {
          asked.countDown();
          try (exchange) {
            release.await();
            byte[] body =
                "{\"city\":\"Oslo\",\"temperatureCelsius\":7.5,\"conditions\":\"rain\"}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
    weather.start();
    Map<String, String> environment =
        Map.of(
            "UPSTREAM_URL", "http://127.0.0.1:" + weather.getAddress().getPort(),
            "BOT_COMMAND_TIMEOUT_SECONDS", "1",
            "BOT_UPSTREAM_TIMEOUT_SECONDS", "1");
    try {
      Process waiting = bad.start(environment, "-c", "weather Oslo");
      Run given = good.compiled().bot(environment, "", "-c", "weather Oslo");
      assertThat(given.exitCode()).isEqualTo(3);
      asked.await();
      // It has every limit behind it and still waits; it would for ever.
      assertThat(waiting.waitFor(2, TimeUnit.SECONDS)).isFalse();
      release.countDown();
      assertThat(waiting.waitFor()).isZero();
    } finally {
      release.countDown();
      weather.stop(0);
    }
  }

  @Test
  void mutableTags() throws Exception {
    BotCopy bad = variant("mutable-tags");
    assertThat(deployedVersion(good, "aaaaaaaaaaaabbbb")).isEqualTo("aaaaaaaaaaaa");
    assertThat(deployedVersion(good, "ccccccccccccdddd")).isEqualTo("cccccccccccc");
    assertThat(deployedVersion(bad, "aaaaaaaaaaaabbbb")).isEqualTo("latest");
    assertThat(deployedVersion(bad, "ccccccccccccdddd")).isEqualTo("latest");
  }

  @Test
  void stateWithoutVolume() throws Exception {
    BotCopy bad = variant("state-without-volume");
    Map<String, String> environment = Map.of("DATA_DIR", directory.resolve("data").toString());
    for (BotCopy bot : List.of(good.compiled(), bad)) {
      Run saved = bot.bot(environment, "", "-c", "glossary add SLO = a goal");
      assertThat(saved.out()).isEqualTo("Saved: SLO = a goal\n");
    }
    assertThat(good.bot(environment, "", "-c", "glossary SLO").out()).isEqualTo("SLO: a goal\n");
    assertThat(bad.bot(environment, "", "-c", "glossary SLO").out())
        .isEqualTo("I know no term \"SLO\".\n");
  }

  @Test
  void tokenInLogs() throws Exception {
    BotCopy bad = variant("token-in-logs");
    Map<String, String> environment = new HashMap<>(TOKENS);
    environment.put("SLACK_API_BASE", NOWHERE);
    assertThat(good.compiled().bot(environment, "").out())
        .contains("\"msg\":\"starting\"")
        .doesNotContain("0123456789abcdef");
    assertThat(bad.bot(environment, "").out()).contains(TOKENS.values());
  }

  @Test
  void enableAntipattern() throws Exception {
    BotCopy bad = variant("enable-antipattern");
    String lines = "enable\nping\nenable ping\nping\n";
    assertThat(good.compiled().bot(Map.of(), lines, "--repl").out())
        .endsWith("pong\nOnly the people in BOT_ADMINS may enable commands.\npong\n");
    assertThat(bad.bot(Map.of(), lines, "--repl").out())
        .endsWith(
            """
            ping is switched off at the moment.
            enable is switched off at the moment.
            ping is switched off at the moment.
            """);
  }

  private BotCopy variant(String id) throws Exception {
    return BotCopy.template(directory.resolve(id)).with(id).compiled();
  }

  private static Object make(ClassLoader loader) throws ReflectiveOperationException {
    return loader.loadClass("dev.firedrill.bot.fake.FakeSlack").getConstructor().newInstance();
  }

  private static String deployedVersion(BotCopy bot, String commit) throws Exception {
    Run run =
        bot.run(
            List.of("bin/deploy", "--dry-run", "--environment", "staging", "pom.xml"),
            Map.of("FIREDRILL_URL", NOWHERE, "FIREDRILL_TEAM", "otter", "GITHUB_SHA", commit),
            "");
    assertThat(run.err()).isEmpty();
    return run.out().lines().findFirst().orElseThrow().replaceAll(".* as version ", "");
  }
}
