package dev.firedrill.app.bench.flags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.app.bench.kit.BenchOptions;
import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.Figures;
import dev.firedrill.app.bench.kit.Fleet;
import dev.firedrill.app.bench.kit.PlatformClient;
import dev.firedrill.app.bench.kit.ProcessReading;
import dev.firedrill.app.bench.kit.ServerUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long a change of a flag takes to its effect in sixty bots. It begins before the request for
 * the change is sent and ends when the bot has taken the new value for its evaluations, by the time
 * that the bot itself writes into its log; logs are read afterwards, so nothing is disturbed. The
 * floor is the poll's own interval, the rival a poll without an entity tag on the same server.
 */
public final class FlagsBench {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TEAMS = 30;
  private static final int BOTS = 2 * TEAMS;
  private static final List<String> QUIET =
      List.of("--teams", Integer.toString(TEAMS), "--users-every", "off");
  private static final String FLAG = "plugin.flip.enabled";
  private static final List<String> ENVIRONMENTS = List.of("PRODUCTION", "STAGING");

  private static final double P99_GOAL_SECONDS = 2;
  private static final double POLL_SECONDS = 1;
  private static final double MEBIBYTES_OF_A_BOT = 110;
  private static final double MEBIBYTES_OF_THE_REST = 1500;

  private static final long CONNECT_SECONDS = 420;
  private static final long WARM_UP_SECONDS = 20;
  private static final long IDLE_SECONDS = 20;
  private static final long EFFECT_SECONDS = 5;
  private static final int POLLS = 500;

  private final BenchOptions options;
  private final BenchSite site;
  private final BenchReport report;

  public FlagsBench(BenchOptions options, BenchSite site, BenchReport report) {
    this.options = options;
    this.site = site;
    this.report = report;
  }

  /** One environment and the change that was asked for it. */
  private record Change(String team, String environment, String value, Instant asked) {}

  public void measure() throws IOException, InterruptedException {
    double free = ProcessReading.availableMebibytes();
    if (free < BOTS * MEBIBYTES_OF_A_BOT + MEBIBYTES_OF_THE_REST) {
      report.notRun(
          "change-to-effect-p99",
          P99_GOAL_SECONDS,
          "s",
          "%d bots do not fit into the %.0f MiB that are free".formatted(BOTS, free));
      return;
    }
    Path data = site.resolve("data");
    ServerUnderTest server = ServerUnderTest.start(options, site, data, QUIET);
    try (PlatformClient instructor = server.instructor()) {
      Fleet.awaitConnected(instructor, BOTS, CONNECT_SECONDS);
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      idle(server);
      changes(instructor);
      polls(server);
    } finally {
      server.stop();
    }
  }

  /** What sixty bots that poll every second cost the server. */
  private void idle(ServerUnderTest server) throws IOException, InterruptedException {
    long started = System.nanoTime();
    double before = ProcessReading.cpuSeconds(server.pid());
    TimeUnit.SECONDS.sleep(IDLE_SECONDS);
    double used = ProcessReading.cpuSeconds(server.pid()) - before;
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("bots", BOTS);
    line.put("server_cpu_percent", used / ServerUnderTest.seconds(started) * 100);
    line.put("server_rss_mib", ProcessReading.of(server.pid()).rssMebibytes());
    report.line("polled while idle", line);
  }

  private void changes(PlatformClient instructor) throws IOException, InterruptedException {
    List<String> teams = new ArrayList<>();
    for (JsonNode team : instructor.get("/teams").path("items")) {
      teams.add(team.path("slug").asText());
    }
    List<Double> seconds = new ArrayList<>();
    int missed = 0;
    for (int round = 1; round <= options.rounds(); round++) {
      List<Change> asked = new ArrayList<>();
      for (String team : teams) {
        instructor.post("/acting", Map.of("team", team));
        for (String environment : ENVIRONMENTS) {
          asked.add(ask(instructor, team, environment, round));
        }
      }
      TimeUnit.SECONDS.sleep(EFFECT_SECONDS);
      List<Double> ofRound = new ArrayList<>();
      for (Change change : asked) {
        Instant effective = effective(instructor, change);
        if (effective == null) {
          missed++;
        } else {
          ofRound.add(Duration.between(change.asked(), effective).toNanos() / 1e9);
        }
      }
      seconds.addAll(ofRound);
      print("change to effect, round " + round, ofRound);
    }
    print("change to effect", seconds);
    // Whoever polls at even intervals sees a change after half of one, and p99 after 0.99 of it.
    report.line(
        "floor: the poll's interval",
        Map.of("median_s", POLL_SECONDS / 2, "p99_s", POLL_SECONDS * 0.99));
    report.goal("changes-missed", Figures.of(List.of((double) missed)), 0, "changes");
    if (seconds.isEmpty()) {
      report.notRun("change-to-effect-p99", P99_GOAL_SECONDS, "s", "no change was seen by a bot");
    } else {
      report.goal(
          "change-to-effect-p99",
          Figures.of(List.of(Figures.of(seconds).quantile(0.99))),
          P99_GOAL_SECONDS,
          "s");
    }
  }

  /** Off in odd rounds, on in even ones; the answer tells that it is committed. */
  private static Change ask(PlatformClient instructor, String team, String environment, int round)
      throws IOException, InterruptedException {
    boolean off = round % 2 == 1;
    Instant asked = Instant.now();
    instructor.post(
        "/teams/%s/flags/%s/%s/%s".formatted(team, environment, FLAG, off ? "kill" : "revive"),
        Map.of("reason", "bench, round " + round));
    return new Change(team, environment, Boolean.toString(!off), asked);
  }

  /** When the bot wrote that the flag has this value; null when it did not. */
  private static @Nullable Instant effective(PlatformClient instructor, Change change)
      throws IOException, InterruptedException {
    JsonNode log =
        instructor.get(
            "/teams/%s/bots/%s/log?lines=40".formatted(change.team(), change.environment()));
    for (JsonNode line : log.path("lines")) {
      String text = line.path("text").asText();
      int json = text.indexOf('{');
      if (json >= 0 && text.contains("a flag changed") && text.contains(FLAG)) {
        JsonNode entry = JSON.readTree(text.substring(json));
        Instant at = Instant.parse(entry.path("ts").asText());
        if (!at.isBefore(change.asked()) && entry.path("value").asText().equals(change.value())) {
          return at;
        }
      }
    }
    return null;
  }

  /** Polls as a bot does, byte by byte: with its tag, and as one that has none. */
  private void polls(ServerUnderTest server) throws IOException {
    Map<String, String> bot = ProcessReading.environment(server.bots().getFirst());
    FlagPolls polls = new FlagPolls(bot);
    FlagPolls.Tally tagged = polls.repeat(POLLS, true);
    FlagPolls.Tally untagged = polls.repeat(POLLS, false);
    tagged.print(report, "poll with an entity tag");
    untagged.print(report, "rival: poll without one");
    report.goal(
        "304-with-a-body", Figures.of(List.of((double) tagged.unchangedWithBody())), 0, "answers");
    report.goal(
        "polls-not-answered-304",
        Figures.of(List.of((double) (POLLS - tagged.unchanged()))),
        0,
        "answers");
    botsCounted(server);
  }

  /** What the bots say of their own polls since they were started. */
  private void botsCounted(ServerUnderTest server) throws IOException {
    Map<String, Long> all = new TreeMap<>();
    for (long pid : server.bots()) {
      FlagPolls.ofBot(ProcessReading.environment(pid).getOrDefault("PORT", "0"))
          .forEach((outcome, times) -> all.merge("answered_" + outcome, times, Long::sum));
    }
    report.line("polls as the bots count them", all);
  }

  private void print(String what, List<Double> seconds) {
    if (seconds.isEmpty()) {
      report.line(what, Map.of("seen", 0));
      return;
    }
    Figures figures = Figures.of(seconds);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("seen", figures.count());
    line.put("median_s", figures.median());
    line.put("p99_s", figures.quantile(0.99));
    line.put("max_s", figures.max());
    report.line(what, line);
  }
}
