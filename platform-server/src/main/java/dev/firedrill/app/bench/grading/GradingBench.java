package dev.firedrill.app.bench.grading;

import dev.firedrill.app.bench.kit.BenchDatabase;
import dev.firedrill.app.bench.kit.BenchOptions;
import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.Figures;
import dev.firedrill.grading.Assessment;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws of scores, a run of many teams scored and scored once more, and edits behind the platform's
 * back; each check is also given mistakes that it must find.
 */
public final class GradingBench {
  private static final int DRAWS = 200_000;
  private static final int DRAWS_OF_MISTAKES = 2_000;
  private static final int TEAMS = 100;
  private static final int EDITS = 10_000;
  private static final int EDITS_OF_MISTAKES = 200;
  private static final double SECONDS = 10;
  private static final double NANOS = 1e9;

  private final BenchOptions options;
  private final BenchSite site;
  private final BenchReport report;

  public GradingBench(BenchOptions options, BenchSite site, BenchReport report) {
    this.options = options;
    this.site = site;
    this.report = report;
  }

  public void measure() throws IOException {
    draws();
    try (BenchDatabase database = BenchDatabase.open(options.cache(), site.resolve("database"))) {
      GradedCourse course = new GradedCourse(database, TEAMS);
      recompute(course);
      edits(course);
    } catch (SQLException broken) {
      throw new IOException("the database of the bench did not work", broken);
    }
  }

  private void draws() {
    long violations = new Draws(Model.REAL, 1).violations(DRAWS);
    report.line(
        "draws", Map.of("draws", DRAWS, "groups", Draws.groups(), "violations", violations));
    report.goal("draws-violations", one((double) violations), 0, "");
    int found = 0;
    for (Model mistake : Model.values()) {
      if (mistake != Model.REAL) {
        long seen = new Draws(mistake, 2).violations(DRAWS_OF_MISTAKES);
        found += seen > 0 ? 1 : 0;
        report.line(
            "mistake in a formula",
            Map.of("mistake", mistake.name().toLowerCase(Locale.ROOT), "violations", seen));
      }
    }
    report.atLeast("formula-mistakes-found", one(found), Model.values().length - 1, "");
  }

  private void recompute(GradedCourse course) {
    long began = System.nanoTime();
    int made = course.desk.assess(course.run());
    double first = (System.nanoTime() - began) / NANOS;
    List<Assessment> all = course.assessments.all();
    began = System.nanoTime();
    int same = 0;
    for (Assessment assessment : all) {
      same += course.desk.replay(assessment).equals(assessment.autoJson()) ? 1 : 0;
    }
    double again = (System.nanoTime() - began) / NANOS;
    report.line(
        "recompute", Map.of("teams", made, "first", first, "again", again, "identical", same));
    report.goal("recompute-100-teams", one(again), SECONDS, "s");
    report.atLeast("recompute-identical", one(same), TEAMS, "of " + TEAMS);
    // A fact less must be seen, or "identical" would say nothing.
    int differ = 0;
    for (Assessment assessment : all) {
      differ += course.desk.replay(without(assessment)).equals(assessment.autoJson()) ? 0 : 1;
    }
    report.atLeast("recompute-without-facts-differs", one(differ), TEAMS, "of " + TEAMS);
  }

  private static Assessment without(Assessment a) {
    return new Assessment(
        a.id(),
        a.run(),
        a.runNumber(),
        a.scenarioTitle(),
        a.team(),
        a.incident(),
        a.from(),
        a.to(),
        a.evidenceUpTo() - 100,
        a.objective(),
        a.shareOfMark(),
        a.auto(),
        a.autoJson(),
        a.credit(),
        a.adjustedUpTo(),
        a.revision());
  }

  private void edits(GradedCourse course) {
    for (Assessment assessment : course.assessments.all()) {
      course.grading.save(assessment, course.grader.id(), 0, 70, "a comment");
    }
    Tampers tampers = new Tampers(course, 3);
    report.goal("findings-without-an-edit", one(tampers.falseFindings()), 0, "");
    long began = System.nanoTime();
    Tampers.Tally tally = tampers.of(EDITS, Tampers.Watchman.REAL);
    report.line(
        "edits",
        Map.of(
            "made", tally.made(),
            "missed", tally.missed(),
            "seconds", (System.nanoTime() - began) / NANOS));
    report.goal("edits-missed", one(tally.allMissed()), 0, "of " + tally.allMade());
    int blind = 0;
    for (Tampers.Watchman watchman : Tampers.Watchman.values()) {
      if (watchman != Tampers.Watchman.REAL) {
        Tampers.Tally missed = tampers.of(EDITS_OF_MISTAKES, watchman);
        blind += missed.allMissed() > 0 ? 1 : 0;
        report.line(
            "watchman",
            Map.of(
                "who", watchman.name().toLowerCase(Locale.ROOT),
                "made", missed.made(),
                "missed", missed.missed()));
      }
    }
    report.atLeast("blind-watchmen-found", one(blind), Tampers.Watchman.values().length - 1, "");
    report.goal("findings-after-all-edits", one(tampers.falseFindings()), 0, "");
  }

  private static Figures one(double value) {
    return Figures.of(List.of(value));
  }
}
