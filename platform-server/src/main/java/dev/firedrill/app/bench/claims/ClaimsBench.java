package dev.firedrill.app.bench.claims;

import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.Figures;
import dev.firedrill.postmortem.claims.Claim;
import dev.firedrill.postmortem.claims.labelled.LabelledClaims;
import dev.firedrill.postmortem.claims.labelled.LabelledClaims.Half;
import dev.firedrill.postmortem.claims.labelled.LabelledClaims.Tally;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Precision and recall of the claims found in labelled sentences, per kind and over all. */
public final class ClaimsBench {
  private static final double PRECISION = 0.95;
  private static final double RECALL = 0.90;
  private static final Tally NONE = Tally.none();

  private final BenchReport report;

  public ClaimsBench(BenchReport report) {
    this.report = report;
  }

  /** Each part by itself, the parts that nobody tuned on among them, and the whole set. */
  public void measure() {
    Tally whole = NONE;
    for (Half half : Half.values()) {
      String name = half.name().toLowerCase(Locale.ROOT);
      whole = whole.plus(of(name, LabelledClaims.measure(half)));
      whole = whole.plus(of("blind-" + name, LabelledClaims.measureBlind(half)));
    }
    judge("labelled", whole);
  }

  private Tally of(String name, Map<Claim.Kind, Tally> tallies) {
    tallies.forEach(
        (kind, tally) -> line(name + " " + kind.name().toLowerCase(Locale.ROOT), tally));
    Tally all = tallies.values().stream().reduce(NONE, Tally::plus);
    judge(name, all);
    return all;
  }

  private void judge(String name, Tally all) {
    line(name + " all", all);
    report.atLeast(name + "-precision", Figures.of(List.of(all.precision())), PRECISION, "share");
    report.atLeast(name + "-recall", Figures.of(List.of(all.recall())), RECALL, "share");
  }

  private void line(String what, Tally tally) {
    report.line(
        what,
        Map.of(
            "precision", tally.precision(),
            "recall", tally.recall(),
            "right", tally.right(),
            "wrong", tally.wrong(),
            "missed", tally.missed(),
            "mistakes", tally.mistakes()));
  }
}
