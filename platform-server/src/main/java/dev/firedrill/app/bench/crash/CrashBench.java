package dev.firedrill.app.bench.crash;

import dev.firedrill.app.bench.crash.Course.Part;
import dev.firedrill.app.bench.kit.BenchDatabase;
import dev.firedrill.app.bench.kit.BenchOptions;
import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.Figures;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.evidence.EvidenceKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Kills a server again and again at every named point of a run and at random, with the janitor
 * beside it, and judges from outside what came of every fault. First it shows that the judges see
 * mistakes: each of the seeded ones must be found.
 */
public final class CrashBench {
  private static final long SEED = 20_261_123;
  private static final Duration CASE = Duration.ofSeconds(45);
  private static final Duration POINT = Duration.ofSeconds(15);
  private static final Duration LAST = Duration.ofSeconds(150);
  private static final int AWAY_EVERY = 6;
  private static final int PAUSED_EVERY = 9;
  private static final Duration AWAY = Duration.ofSeconds(14);

  private final BenchOptions options;
  private final BenchSite site;
  private final BenchReport report;
  private final Random random = new Random(SEED);

  public CrashBench(BenchOptions options, BenchSite site, BenchReport report) {
    this.options = options;
    this.site = site;
    this.report = report;
  }

  public void measure() throws Exception {
    try (BenchDatabase database = BenchDatabase.open(options.cache(), site.resolve("database"))) {
      seededBugs(database);
      new TwoServers(options, site, report).play(database);
      kills(database);
    }
  }

  private void seededBugs(BenchDatabase database) throws IOException, InterruptedException {
    int caught = 0;
    int seeded = 0;
    for (Bug bug : Bug.values()) {
      Map<String, List<String>> found = play(database, bug);
      boolean any = found.values().stream().anyMatch(several -> !several.isEmpty());
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("bug", bug.name());
      line.put("story", bug.story);
      line.put("found", any);
      line.put("by", named(found));
      report.line("seeded", line);
      if (bug == Bug.NONE) {
        report.goal("findings without a mistake", Figures.of(List.of(any ? 1.0 : 0.0)), 0, "");
      } else {
        seeded++;
        caught += any ? 1 : 0;
      }
    }
    report.atLeast(
        "seeded mistakes that are found, of " + seeded,
        Figures.of(List.of((double) caught)),
        seeded,
        "mistakes");
  }

  private static String named(Map<String, List<String>> found) {
    return found.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> entry.getKey() + " (" + entry.getValue().getFirst() + ")")
        .collect(Collectors.joining("; "));
  }

  /** One run of three teams with the mistake in the server. */
  private Map<String, List<String>> play(BenchDatabase database, Bug bug)
      throws IOException, InterruptedException {
    try (Course course = new Course(site, database, "bug-" + bug)) {
      if (bug == Bug.ACK_BEFORE_COMMIT) {
        course.acknowledgeWithoutCommit();
      }
      if (bug.diesAt != null) {
        course.startJanitor();
      }
      course.startSubject("-", Bug.NONE);
      course.killSubject();
      course.launch(Part.PLAIN, Part.FIXES, Part.NUMB);
      course.startSubject(bug.diesAt == null ? "-" : bug.diesAt, bug);
      WrongJanitor wrong = new WrongJanitor(course);
      if (bug.diesAt != null) {
        course.subjectDies(POINT);
        course.killSubject();
        if (!bug.platformStaysAway) {
          course.startSubject("-", bug);
        }
      }
      if (bug == Bug.EFFECT_BEFORE_INTENT) {
        TimeUnit.SECONDS.sleep(2);
        course.startSubject("-", Bug.NONE);
      }
      if (bug == Bug.JANITOR_IGNORES_DUE) {
        wrong.clearUpEverything();
      }
      boolean away = bug == Bug.NO_INTENT_LOG;
      course.allOver(away ? AWAY.plus(Course.FAULT_LASTS) : CASE);
      return course.judges().findings();
    }
  }

  private void kills(BenchDatabase database) throws IOException, InterruptedException {
    List<String> points = CrashPoints.names();
    Map<String, Integer> reached = new TreeMap<>();
    int atRandom = 0;
    try (Course course = new Course(site, database, "kills")) {
      course.startJanitor();
      for (int kill = 0; kill < options.kills(); kill++) {
        course.launch(Part.PLAIN, kill % 3 == 0 ? Part.FIXES : Part.PLAIN);
        boolean named = kill % 3 != 2;
        String point = named ? points.get((kill - kill / 3) % points.size()) : "-";
        course.startSubject(point, Bug.NONE);
        if (kill == options.kills() / 2) {
          database.kill();
          TimeUnit.SECONDS.sleep(2);
          database.restart();
          course.followDatabase();
        }
        if (kill % PAUSED_EVERY == PAUSED_EVERY - 1) {
          course.pauseSubject(AWAY);
        }
        if (named && course.subjectDies(POINT)) {
          reached.merge(point, 1, Integer::sum);
        } else {
          boolean _ = course.subjectDies(Duration.ofMillis(random.nextInt(7_000)));
          atRandom++;
        }
        course.killSubject();
        if (kill % AWAY_EVERY == AWAY_EVERY - 1) {
          boolean _ = course.allOver(AWAY);
        }
      }
      course.startSubject("-", Bug.NONE);
      boolean over = course.allOver(LAST);
      judge(course, points, reached, atRandom, over);
    }
  }

  private void judge(
      Course course, List<String> points, Map<String, Integer> reached, int atRandom, boolean over)
      throws IOException {
    Judges judges = course.judges();
    Map<String, List<String>> found = judges.findings();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("seed", SEED);
    line.put("kills", options.kills());
    line.put("atNamedPoints", reached.values().stream().mapToInt(Integer::intValue).sum());
    line.put("pointsReached", reached.size() + " of " + points.size());
    line.put("atRandom", atRandom);
    line.put("faults", judges.rows().size());
    line.put("seenInForce", judges.stretches().size());
    Map<StepState, Long> ends = new TreeMap<>();
    judges.rows().forEach(row -> ends.merge(row.state(), 1L, Long::sum));
    line.put("ends", ends.toString());
    line.put("endedByJanitor", byJanitor(judges));
    line.put("allOver", over);
    List<Double> late = judges.lateSeconds();
    if (!late.isEmpty()) {
      line.put("overdueP50Seconds", Figures.of(late).median());
      line.put("overdueMaxSeconds", Figures.of(late).max());
    }
    line.put("observersLongestGapMs", course.observer().longestGap().toMillis());
    line.put("findings", named(found));
    Scores scores = Scores.of(course.parts(), judges.acknowledged());
    line.put("scoresReplayed", scores.stored());
    report.line("kills", line);
    report.goal(
        "scores that differ when replayed from evidence",
        Figures.of(List.of((double) scores.different())),
        0,
        "of " + scores.stored());
    report.atLeast(
        "scores of them that stand on samples of probes",
        Figures.of(List.of((double) judges.sampledTeams())),
        1,
        "teams");
    found.forEach((name, several) ->
        report.goal(name, Figures.of(List.of((double) several.size())), 0, "of all runs"));
    List<String> missed = new ArrayList<>(points);
    missed.removeAll(reached.keySet());
    if (!missed.isEmpty()) {
      report.line("points not reached", Map.of("points", missed));
    }
  }

  private static long byJanitor(Judges judges) {
    return judges.evidence().stream()
        .filter(fact -> fact.kind() == EvidenceKind.FAULT_REVERTED)
        .filter(fact -> "janitor".equals(fact.payload().get("by")))
        .count();
  }
}
