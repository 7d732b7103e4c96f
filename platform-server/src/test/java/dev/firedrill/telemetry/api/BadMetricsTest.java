package dev.firedrill.telemetry.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.course.Person;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.api.metrics.MetricsResource;
import dev.firedrill.telemetry.http.HttpMetricsFetch;
import dev.firedrill.telemetry.metrics.MetricMemory;
import dev.firedrill.telemetry.metrics.MetricRetention;
import dev.firedrill.telemetry.metrics.MetricStore;
import dev.firedrill.telemetry.metrics.SampleWriter;
import dev.firedrill.telemetry.metrics.StoredMetrics;
import dev.firedrill.telemetry.metrics.scrape.BotScrape;
import dev.firedrill.telemetry.metrics.scrape.MetricsFetch;
import dev.firedrill.telemetry.metrics.scrape.ScrapeStatus;
import dev.firedrill.telemetry.persistence.TelemetryPersistence;
import dev.firedrill.telemetry.query.PromQl;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Hostile bots, asked over HTTP, kept in the database, shown by the API; beside each a good one.
 */
class BadMetricsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final SteppedClock clock = SteppedClock.atNoon();
  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team bad = course.team();
  private final Team good = course.team();
  private final Person eve = course.student(bad);
  private final Person ada = course.student(good);
  private final MetricStore store = TelemetryPersistence.metrics(DATABASE.jdbi());
  private final MetricRetention retention = new MetricRetention(store, 3, 120, clock);
  private final MetricMemory memory = new MetricMemory(store, clock);
  private final StoredMetrics metrics = new StoredMetrics(memory, store, retention);
  private final SampleWriter writer = new SampleWriter(memory, store, UUID::randomUUID);
  private final Map<TeamEnvironment, ScrapeStatus> statuses = new HashMap<>();
  private final Map<TeamEnvironment, BotScrape> scrapes = new HashMap<>();
  private final HttpMetricsFetch fetch = new HttpMetricsFetch();

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new MetricsResource(
              new TelemetryRoutes(DATABASE.teamAccess()),
              metrics,
              bot -> statuses.getOrDefault(bot, ScrapeStatus.NEVER),
              new PromQl(metrics),
              clock));

  /** What a bot answers, and what a person is told of it; null means nothing is wrong. */
  enum Hostile {
    FIFTY_MEGABYTES("longer than 1 MiB; only the beginning is read"),
    GARBAGE("is not a sample"),
    A_HUNDRED_THOUSAND_LABEL_VALUES("longer than 1 MiB; only the beginning is read"),
    CLOCKS_AN_HOUR_OFF(null),
    NAN_AND_INFINITIES(null),
    NO_TEXT_AT_ALL("is not a sample"),
    ENDLESS_LABEL("is not a sample");

    private final @Nullable String told;

    Hostile(@Nullable String told) {
      this.told = told;
    }

    void write(OutputStream out, Instant now) throws IOException {
      switch (this) {
        case FIFTY_MEGABYTES -> {
          byte[] lines = "m{a=\"b\"} 1\n".repeat(5_000).getBytes(StandardCharsets.UTF_8);
          for (int sent = 0; sent < 50_000_000; sent += lines.length) {
            out.write(lines);
          }
        }
        case GARBAGE -> {
          byte[] bytes = new byte[100_000];
          new Random(7).nextBytes(bytes);
          out.write(bytes);
        }
        case A_HUNDRED_THOUSAND_LABEL_VALUES -> {
          StringBuilder text = new StringBuilder();
          for (int i = 0; i < 100_000; i++) {
            text.append("m{i=\"").append(Integer.toString(i, 36)).append("\"}1\n");
          }
          text(out, text.toString());
        }
        case CLOCKS_AN_HOUR_OFF ->
            text(
                out,
                "m{c=\"late\"} 1 %d\nm{c=\"early\"} 2 %d\n"
                    .formatted(
                        now.minusSeconds(3_600).toEpochMilli(),
                        now.plusSeconds(3_600).toEpochMilli()));
        case NAN_AND_INFINITIES ->
            text(out, "m{v=\"nan\"} NaN\nm{v=\"inf\"} +Inf\nm{v=\"neg\"} -Inf\nm{v=\"one\"} 1\n");
        case NO_TEXT_AT_ALL -> text(out, "<html><body>It works!</body></html>\n");
        case ENDLESS_LABEL -> text(out, "m{a=\"" + "x".repeat(900_000));
      }
    }

    private static void text(OutputStream out, String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private MetricsFetch.Answer asked(Consumer<OutputStream> body) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/metrics",
          exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
              body.accept(out);
            } catch (IOException | UncheckedIOException hungUp) {
              // As it should be when there is too much.
            }
          });
      server.start();
      try {
        return fetch.fetch(server.getAddress().getPort());
      } finally {
        server.stop(0);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void scrape(Team team, Consumer<OutputStream> body) {
    TeamEnvironment bot = TeamEnvironment.production(team.id());
    MetricsFetch.Answer answer = asked(body);
    statuses.put(
        bot,
        scrapes
            .computeIfAbsent(bot, of -> new BotScrape(memory.of(of)))
            .take(clock.instant(), List.of(new BotScrape.Answered(null, answer, 1_000_000))));
  }

  @ParameterizedTest
  @EnumSource
  void whatAHostileBotAnswersIsBoundedExplainedAndTheOthersAreUnaffected(Hostile hostile) {
    retention.keep();
    for (int round = 0; round < 3; round++) {
      clock.step(Duration.ofSeconds(5));
      scrape(
          bad,
          out -> {
            try {
              hostile.write(out, clock.instant());
            } catch (IOException hungUp) {
              throw new UncheckedIOException(hungUp);
            }
          });
      int value = round;
      scrape(
          good,
          out -> {
            try {
              out.write(("calm_total " + value * 5 + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException broken) {
              throw new UncheckedIOException(broken);
            }
          });
    }
    assertThat(writer.flush()).as("all of it can be written down").isTrue();

    JsonNode shown = http.as(Who.is(eve, bad)).get(path(bad, "")).expect(200).json();
    assertThat(shown.get("series").asInt()).isLessThanOrEqualTo(2_010);
    String told = hostile.told;
    if (told == null) {
      assertThat(shown.get("problem").isNull()).as(shown.get("problem").asText()).isTrue();
    } else {
      assertThat(shown.get("problem").asText()).contains(told).hasSizeLessThan(300);
    }
    JsonNode calm = http.as(Who.is(ada, good)).get(path(good, "")).expect(200).json();
    assertThat(calm.get("problem").isNull()).isTrue();
    JsonNode rate =
        http.as(Who.is(ada, good))
            .get(path(good, "/query?query=rate(calm_total%5B1m%5D)&step=PT5S"))
            .expect(200)
            .json();
    JsonNode points = rate.at("/series/0/points");
    assertThat(points.get(points.size() - 1).get(1).asDouble()).isPositive();
    if (hostile == Hostile.CLOCKS_AN_HOUR_OFF) {
      JsonNode now = query("m").at("/series");
      assertThat(now).as("our clock counts").hasSize(2);
      assertThat(now.at("/0/points").findValues("1")).isNotNull();
      JsonNode last = now.at("/0/points");
      assertThat(last.get(last.size() - 1).get(1).isNull()).isFalse();
    }
    if (hostile == Hostile.NAN_AND_INFINITIES) {
      assertThat(query("m").at("/series").findValuesAsText("v"))
          .containsExactlyInAnyOrder("inf", "neg", "one");
      String answer = http.as(Who.is(eve, bad)).get(path(bad, "/query?query=m")).body();
      assertThat(answer).doesNotContain("NaN", "Infinity");
    }
  }

  private JsonNode query(String query) {
    return http.as(Who.is(eve, bad))
        .get(path(bad, "/query?step=PT5S&query=" + query))
        .expect(200)
        .json();
  }

  private static String path(Team team, String rest) {
    return "/teams/" + team.slug() + "/metrics" + rest;
  }

  @Test
  void aQueryOverAYearIsAnsweredCoarselyOrRefusedWithASentence() {
    retention.keep();
    clock.step(Duration.ofSeconds(5));
    scrape(
        good,
        out -> {
          try {
            out.write("calm_total 5\n".getBytes(StandardCharsets.UTF_8));
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          }
        });
    Caller student = http.as(Who.is(ada, good));
    String year = "&from=" + clock.instant().minus(Duration.ofDays(365)) + "&to=" + clock.instant();

    JsonNode coarse = student.get(path(good, "/query?query=calm_total" + year)).expect(200).json();
    assertThat(coarse.get("stepSeconds").asDouble()).isGreaterThan(86_400);
    for (JsonNode series : coarse.get("series")) {
      assertThat(series.get("points").size()).isLessThan(400);
    }
    assertThat(coarse.get("notes").toString()).contains("one sample every");

    assertThat(
            student
                .get(path(good, "/query?query=calm_total&step=PT15S" + year))
                .expect(ProblemCode.INVALID_INPUT)
                .json()
                .get("detail")
                .asText())
        .matches(
            "This asks for 2,102,40[01] steps and at most 11,000 are computed; choose a longer step\\.");
    assertThat(student.get(path(good, "/query?query=rate(calm_total%5B52w%5D)" + year)).status())
        .isIn(200, 422);
    assertThat(
            student
                .get(
                    path(
                        good,
                        "/query?query=calm_total&from=2026-11-22T12:00:00Z&to=2025-11-22T12:00:00Z"))
                .expect(ProblemCode.INVALID_INPUT)
                .json()
                .get("detail")
                .asText())
        .contains("swap them");
  }
}
