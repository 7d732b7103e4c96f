package dev.firedrill.app.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.app.wiring.Platform;
import dev.firedrill.bot.process.BotProcesses;
import dev.firedrill.kernel.Secret;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Uses a freshly started platform as people would, so that the start-up caches know what a start
 * needs. Ends the JVM, which then writes its cache; its one bot does the same when it is stopped.
 */
final class Rehearsal {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(60);
  private static final int ANSWERS = 8;
  private static final List<String> PAGES =
      List.of(
          "/",
          "/api/v1/session",
          "/api/v1/teams",
          "/api/v1/sli",
          "/api/v1/scenarios",
          "/api/v1/runs",
          "/api/v1/incidents",
          "/api/v1/assessments",
          "/api/v1/teams/otter/sli?environment=PRODUCTION&window=PT15M",
          "/api/v1/teams/otter/flags?environment=PRODUCTION",
          "/api/v1/teams/otter/channels",
          "/api/v1/teams/otter/timeline");

  private final DemoOptions options;

  Rehearsal(DemoOptions asked) {
    this.options =
        new DemoOptions(
            0, asked.data(), asked.cache(), asked.botJar(), 1, true, UsersPace.USUAL, null, true);
  }

  DemoOptions options() {
    return options;
  }

  DemoConfiguration.Rehearsing configuration() {
    var cache = BotProcesses.aotCache(options.cache(), options.botJar());
    // Profiles are for C2, which bots do not have: without them a cache is smaller and a bot too.
    String flags =
        "['-XX:+UnlockDiagnosticVMOptions', '-XX:-AOTRecordTraining', '-XX:AOTCacheOutput=%s']"
            .formatted(cache);
    return new DemoConfiguration.Rehearsing(flags, "[PRODUCTION]");
  }

  void begin(Platform platform) {
    Thread.ofPlatform().name("rehearsal").start(() -> play(platform));
  }

  private void play(Platform platform) {
    int code = 1;
    try {
      visit(platform);
      awaitAnswers(platform);
      visit(platform);
      code = 0;
    } catch (IOException broken) {
      System.err.println("the rehearsal failed: " + broken.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      System.exit(code);
    }
  }

  private static void visit(Platform platform) throws IOException, InterruptedException {
    URI base = platform.browserUrl();
    try (HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
      Secret token =
          platform.mintLink(
              platform.demoCast().orElseThrow().instructor().id(), Duration.ofMinutes(5));
      String body = new ObjectMapper().writeValueAsString(Map.of("token", token.reveal()));
      client.send(
          HttpRequest.newBuilder(base.resolve("/api/v1/session"))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.discarding());
      for (String page : PAGES) {
        HttpResponse<Void> answer =
            client.send(
                HttpRequest.newBuilder(base.resolve(page)).build(),
                HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() >= 400) {
          throw new IOException(page + " answered " + answer.statusCode());
        }
      }
    }
  }

  private static void awaitAnswers(Platform platform) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + CONNECT_WITHIN.toNanos();
    while (platform.answersSeen() < ANSWERS) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the bot did not answer within " + CONNECT_WITHIN.toSeconds() + " s");
      }
      Thread.sleep(250);
    }
  }
}
