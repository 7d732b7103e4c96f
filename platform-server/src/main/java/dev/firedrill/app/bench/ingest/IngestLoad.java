package dev.firedrill.app.bench.ingest;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.TeamSlug;
import dev.firedrill.team.persistence.TeamPersistence;
import dev.firedrill.telemetry.metrics.MetricMemory;
import dev.firedrill.telemetry.metrics.scrape.BotScrape;
import dev.firedrill.telemetry.metrics.scrape.MetricsFetch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * A thousand bots and what they would answer: six counters, three gauges of whole numbers and one
 * of fractions each, in prepared texts, so that writing them costs the measurement nothing.
 */
final class IngestLoad {
  static final int BOTS = 1_000;
  static final int SERIES = 10;

  /** What a scrape adds of its own: up, duration, scraped, dropped. */
  static final int SAMPLES_OF_A_SCRAPE = SERIES + 4;

  private static final int TEXTS = 20;

  private final List<TeamEnvironment> bots = new ArrayList<>();
  private final List<BotScrape> scrapes = new ArrayList<>();
  private final byte[][][] texts = new byte[TEXTS][BOTS][];

  private IngestLoad() {
    Random random = new Random(42);
    for (int second = 0; second < TEXTS; second++) {
      for (int bot = 0; bot < BOTS; bot++) {
        texts[second][bot] = text(random, second, bot).getBytes(StandardCharsets.US_ASCII);
      }
    }
  }

  /** With teams of their own in the database. */
  static IngestLoad of(Jdbi jdbi) {
    IngestLoad load = new IngestLoad();
    jdbi.useTransaction(handle -> {
      for (int bot = 0; bot < BOTS; bot++) {
        TeamId team = new TeamId(new UUID(7, bot));
        TeamPersistence.teams(jdbi).add(new Team(team, new TeamSlug("team-" + bot), "Team " + bot));
        load.bots.add(new TeamEnvironment(team, EnvironmentName.PRODUCTION));
      }
    });
    return load;
  }

  private static String text(Random random, int second, int bot) {
    StringBuilder text = new StringBuilder("# TYPE requests_total counter\n");
    for (String outcome : List.of("ok", "late", "wrong", "refused", "lost", "retried")) {
      text.append("requests_total{plugin=\"weather\",outcome=\"")
          .append(outcome)
          .append("\"} ")
          .append((bot + 1) * 1_000L + second * 7L + random.nextInt(7))
          .append(".0\n");
    }
    text.append("memory_bytes{area=\"heap\"} ").append(40_000_000 + random.nextInt(9_000_000));
    text.append("\nmemory_bytes{area=\"nonheap\"} ").append(30_000_000 + random.nextInt(90_000));
    text.append("\nthreads ").append(20 + random.nextInt(9));
    return text.append("\nload ").append(random.nextDouble()).append('\n').toString();
  }

  List<TeamEnvironment> bots() {
    return List.copyOf(bots);
  }

  /** Begins to fill this memory. */
  void into(MetricMemory memory) {
    scrapes.clear();
    bots.forEach(bot -> scrapes.add(new BotScrape(memory.of(bot))));
  }

  /** A scrape of every bot: text to rows in memory. */
  void scrape(Instant at, long second) {
    byte[][] now = texts[(int) (second % TEXTS)];
    for (int bot = 0; bot < BOTS; bot++) {
      MetricsFetch.Answer answer = new MetricsFetch.Answer.Text(now[bot], now[bot].length, false);
      scrapes.get(bot).take(at, List.of(new BotScrape.Answered(null, answer, 1_000_000 + bot)));
    }
  }
}
