package dev.firedrill.app.bench.crash;

import dev.firedrill.app.bench.crash.Course.Part;
import dev.firedrill.app.bench.kit.BenchDatabase;
import dev.firedrill.app.bench.kit.BenchOptions;
import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.Figures;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Two servers on one database, with forty teams in each run. In turn one of them dies at a named
 * point, is killed while faults are in force, or sleeps past its leases and wakes up again; the
 * other one must carry on, and nothing may happen twice. No janitor helps.
 */
public final class TwoServers {
  private static final int TEAMS = 40;
  private static final Duration POINT = Duration.ofSeconds(12);
  private static final Duration AWAY = Duration.ofSeconds(14);
  private static final Duration OVER = Duration.ofSeconds(90);
  private static final int WARM_UPS = 3;
  private static final Duration BEFORE = Duration.ofMillis(500);
  private static final Duration UNDONE_BY = Duration.ofSeconds(4);
  private static final double SPREAD_SECONDS = 2;
  private static final double REVERT_SECONDS = 30;

  /** Each in the middle of something that the other server has to finish. */
  private static final List<String> POINTS =
      List.of(
          "-",
          "APPLYING.after-commit",
          "apply.after",
          "sleeps",
          "INTENT.after-commit",
          "APPLIED.after-commit",
          "REVERTING.after-commit",
          "revert.after");

  private final BenchOptions options;
  private final BenchSite site;
  private final BenchReport report;
  private final List<Double> calmSpreads = new ArrayList<>();
  private final List<Double> calmLate = new ArrayList<>();

  public TwoServers(BenchOptions options, BenchSite site, BenchReport report) {
    this.options = options;
    this.site = site;
    this.report = report;
  }

  /** On a database of its own. */
  public void measure() throws Exception {
    try (BenchDatabase database = BenchDatabase.open(options.cache(), site.resolve("database"))) {
      play(database);
    }
  }

  void play(BenchDatabase database) throws IOException, InterruptedException {
    try (Course course = new Course(site, database, "two-servers")) {
      // What a JVM loads at its first wave is nobody's lateness.
      warmUp(course);
      for (int round = 0; round < options.rounds(); round++) {
        round(course, POINTS.get(round % POINTS.size()));
      }
      judge(course);
    }
  }

  private static void warmUp(Course course) throws IOException, InterruptedException {
    course.startSecond();
    course.startSubject("-", Bug.NONE);
    for (int run = 0; run < WARM_UPS; run++) {
      RunId _ = course.launch(Part.PLAIN, Part.PLAIN, Part.PLAIN);
      boolean _ = course.allOver(OVER);
    }
  }

  private void round(Course course, String point) throws IOException, InterruptedException {
    boolean named = point.contains(".");
    boolean undoing = point.startsWith("REVERTING") || point.startsWith("revert");
    course.startSecond();
    if (named || course.subjectDies(Duration.ZERO)) {
      course.startSubject(named ? point : "-", Bug.NONE);
    }
    RunId run = course.launch(Collections.nCopies(TEAMS, Part.PLAIN).toArray(Part[]::new));
    boolean died = false;
    if (named) {
      // The other one stands still while it is decided who does it, and goes on before it is due.
      if (undoing) {
        died = course.subjectDies(Course.FAULT_AT.plus(Course.FAULT_LASTS).minusSeconds(1));
      }
      course.secondStands(true);
      died = died || course.subjectDies(undoing ? UNDONE_BY : Course.FAULT_AT.minus(BEFORE));
      course.secondStands(false);
      died = died || course.subjectDies(POINT);
    } else if (point.equals("sleeps")) {
      boolean _ = course.subjectDies(Course.FAULT_AT.minusSeconds(1));
      course.pauseSubject(AWAY);
    }
    boolean over = course.allOver(OVER);
    line(course, run, point, died, over);
    course.killSubject();
  }

  private void line(Course course, RunId run, String point, boolean died, boolean over)
      throws IOException {
    List<StepExecution> rows =
        course.rows().stream().filter(row -> row.key().run().equals(run)).toList();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("point", point);
    line.put("diedThere", died);
    line.put("teams", rows.size());
    line.put("appliedByTheOneThatMayDie", course.appliedBySubject());
    line.put("over", over);
    Map<StepState, Long> ends = new TreeMap<>();
    rows.forEach(row -> ends.merge(row.state(), 1L, Long::sum));
    line.put("ends", ends.toString());
    List<Double> applied = seconds(rows.stream().map(TwoServers::late));
    if (!applied.isEmpty()) {
      Figures late = Figures.of(applied);
      line.put("appliedLateP50Seconds", late.median());
      line.put("appliedLateMaxSeconds", late.max());
      line.put("appliedSpreadSeconds", late.max() - late.min());
      if (point.equals("-")) {
        calmLate.add(late.quantile(0.95));
        calmSpreads.add(late.max() - late.min());
      }
    }
    report.line("two servers", line);
  }

  private static Duration late(StepExecution row) {
    Instant applied = row.times().appliedAt();
    return applied == null ? Duration.ofSeconds(-1) : Duration.between(row.plannedAt(), applied);
  }

  private static List<Double> seconds(Stream<Duration> late) {
    return late.filter(each -> !each.isNegative()).map(each -> each.toMillis() / 1e3).toList();
  }

  private void judge(Course course) throws IOException {
    Judges judges = course.judges();
    judges
        .findings()
        .forEach((name, several) ->
            report.goal(
                "two servers: " + name,
                Figures.of(List.of((double) several.size())),
                0,
                "of " + judges.rows().size() + " faults"));
    long servers = judges.witness().stream().map(Witness.Line::pid).distinct().count();
    report.line("two servers", Map.of("serversThatTouchedTargets", servers));
    if (!calmLate.isEmpty()) {
      report.goal("R8 applied late p95", Figures.of(calmLate), 1, "s, 40 teams, nobody dies");
      report.goal(
          "R8 applied spread", Figures.of(calmSpreads), SPREAD_SECONDS, "s, 40 teams, nobody dies");
    }
    List<Double> late = judges.lateSeconds();
    if (!late.isEmpty()) {
      report.goal(
          "R3 revert late max",
          Figures.of(List.of(Figures.of(late).max())),
          REVERT_SECONDS,
          "s, one server lost");
      report.line("two servers", Map.of("revertLateP99Seconds", Figures.of(late).quantile(0.99)));
    }
  }
}
