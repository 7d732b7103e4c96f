package dev.firedrill.grading.scoring;

import dev.firedrill.scenarios.Grading.Part;
import dev.firedrill.scenarios.SelfTest;
import dev.firedrill.scenarios.Success;
import dev.firedrill.scenarios.Success.Curve;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From signals to a score that explains itself. */
public final class Scoring {
  /** Full marks for engaging last until the scenario's time, none are left after four of it. */
  private static final int ENGAGE_ZERO = 4;

  private final ScoringRules rules;
  private final Signals signals;
  private final double alarmFactor;
  private final DiagnosisScore diagnosis;
  private final List<String> notes = new ArrayList<>();

  private Scoring(ScoringRules rules, Signals signals) {
    this.rules = rules;
    this.signals = signals;
    this.alarmFactor =
        ScoreFormulas.falseAlarmFactor(signals.falseAlarms(), rules.grading().falseAlarm());
    this.diagnosis = new DiagnosisScore(rules.success().diagnosis(), signals.diagnoses());
  }

  public static AutoScore score(ScoringRules rules, Signals signals) {
    return new Scoring(rules, signals).score();
  }

  private AutoScore score() {
    if (signals.voidedBecause() != null) {
      notes.add(signals.voidedBecause());
      return new AutoScore(0, true, List.of(), notes, measured());
    }
    if (rules.control()) {
      return control();
    }
    Map<Part, Double> plain = new EnumMap<>(Part.class);
    List<AutoScore.Line> lines = new ArrayList<>();
    for (Part part : Part.values()) {
      Draft draft = draft(part);
      plain.put(part, isForfeited(part) ? 0.0 : draft.subScore());
      if (rules.grading().weights().of(part) > 0) {
        lines.add(line(part, draft));
      }
    }
    Signals.HintsTaken hints = signals.hints();
    if (!hints.ids().isEmpty()) {
      lines.add(hints(hints));
    }
    double total =
        ScoreFormulas.auto(
            rules.grading().weights(), plain, alarmFactor, hints.cost(), rules.grading().hintCap());
    addNotes();
    return new AutoScore(round(total, 10), false, lines, notes, measured());
  }

  /**
   * What a fix that cost something else earns: nothing, in the total as in the line. By the older
   * rules the total kept it, and the scores of those runs stay as they were given.
   */
  private boolean isForfeited(Part part) {
    return switch (signals.gates().rules()) {
      case WHAT_USERS_SAW -> false;
      case ALL_PROBES ->
          !signals.brokenInvariants().isEmpty() && (part == Part.MITIGATE || part == Part.RESOLVE);
    };
  }

  /**
   * What help cost. A run without hints has no such line, so scores from before there were hints
   * stay as they were given.
   */
  private AutoScore.Line hints(Signals.HintsTaken hints) {
    double cap = rules.grading().hintCap();
    double off = Math.min(cap, hints.cost());
    String taken = count(hints.ids().size(), "hint");
    return new AutoScore.Line(
        "hints",
        "Hints taken",
        taken + ", " + number(hints.cost()) + " points",
        "none",
        null,
        0,
        0,
        round(-off, 10),
        "You took "
            + taken
            + " for "
            + number(hints.cost())
            + " points: "
            + number(off)
            + " points less"
            + (off < hints.cost() ? ", because " + number(cap) + " is the most" : "")
            + ".",
        hints.ids());
  }

  /** Nothing was broken, so the best a team can do is not to be alarmed. */
  private AutoScore control() {
    double total = signals.declarations() == 0 ? 100 : 100 * alarmFactor;
    notes.add("No fault was injected in this run: it shows who declares an incident without one.");
    addGrants();
    String said =
        signals.declarations() == 0
            ? "You declared no incident, and there was none"
            : "You declared " + count(signals.declarations(), "incident") + ", and there was none";
    AutoScore.Line line =
        new AutoScore.Line(
            "detect",
            "No false alarm",
            count(signals.declarations(), "declaration"),
            "none",
            null,
            round(total / 100, 10_000),
            1,
            round(total, 10),
            said + ": " + number(total) + " of 100 points.",
            signals.proof().falseAlarms());
    return new AutoScore(round(total, 10), false, List.of(line), notes, measured());
  }

  /** A part before factors: what to say of it and what it is worth. */
  private record Draft(
      String label,
      String measured,
      @Nullable String full,
      @Nullable String zero,
      double subScore,
      double factor,
      String said,
      String factorSaid,
      List<Long> evidence) {}

  private AutoScore.Line line(Part part, Draft draft) {
    double weight = rules.grading().weights().of(part);
    double subScore = draft.subScore() * draft.factor();
    double points = 100 * weight * subScore;
    return new AutoScore.Line(
        part.name().toLowerCase(Locale.ROOT),
        draft.label(),
        draft.measured(),
        draft.full(),
        draft.zero(),
        round(subScore, 10_000),
        weight,
        round(points, 10),
        draft.said()
            + draft.factorSaid()
            + ": "
            + number(points)
            + " of "
            + number(100 * weight)
            + " points.",
        draft.evidence());
  }

  private Draft draft(Part part) {
    Success success = rules.success();
    boolean broken = !signals.brokenInvariants().isEmpty();
    GateSentences gates = new GateSentences(success, signals);
    return switch (part) {
      case DETECT ->
          timed(
              "Time to detect",
              signals.sinceEffect(signals.detectedAt()),
              success.detect().curve(),
              "You declared %s after the effect began",
              "You never declared an incident after the effect began",
              alarmFactor,
              alarmFactor < 1
                  ? ", times "
                      + number(alarmFactor, 100)
                      + " for "
                      + count(signals.falseAlarms(), "false alarm")
                  : "",
              signals.proof().detect());
      case ENGAGE -> {
        Duration within = success.detect().engageWithin();
        yield timed(
            "Time to engage",
            signals.detectedAt() == null || signals.engagedAt() == null
                ? null
                : signals.grants().between(signals.detectedAt(), signals.engagedAt()),
            new Curve(within, within.multipliedBy(ENGAGE_ZERO)),
            "Somebody of you took the incident on %s after it was declared",
            "Nobody of you wrote in the incident's channel",
            1,
            "",
            signals.proof().engage());
      }
      case MITIGATE ->
          timed(
              "Time to mitigate",
              signals.sinceEffect(signals.mitigatedAt()),
              success.mitigate().curve(),
              "Users were well again, and stayed so for "
                  + Minutes.say(success.mitigate().sustain())
                  + ", %s after the effect began"
                  + GateSentences.lastToHold(signals.gates().mitigate()),
              "Users were not well again for "
                  + Minutes.say(success.mitigate().sustain())
                  + " on end while the fault lasted"
                  + GateSentences.neverHeld(signals.gates().mitigate()),
              broken ? 0 : 1,
              GateSentences.excused(signals.gates().mitigate()) + (broken ? gates.costs() : ""),
              signals.proof().mitigate());
      case RESOLVE -> {
        double factor = ScoreFormulas.resolveFactor(rules.grading().weights(), diagnosis.value());
        yield timed(
            "Time to resolve",
            signals.sinceEffect(signals.resolvedAt()),
            success.resolve().curve(),
            gates.resolved(),
            gates.unresolved(),
            broken ? 0 : factor,
            GateSentences.excused(signals.gates().resolve())
                + (broken
                    ? gates.costs()
                    : factor < 1
                        ? ", times "
                            + number(factor, 100)
                            + (diagnosis.any() ? " for the diagnosis" : " without a diagnosis")
                        : ""),
            signals.proof().resolve());
      }
      case IMPACT -> impact();
      case COMMS -> comms();
      case DIAGNOSIS ->
          new Draft(
              "Diagnosis",
              diagnosis.measured(),
              null,
              null,
              diagnosis.value(),
              1,
              diagnosis.sentence(),
              "",
              diagnosis.evidence());
    };
  }

  private static Draft timed(
      String label,
      @Nullable Duration time,
      Curve curve,
      String said,
      String saidNever,
      double factor,
      String factorSaid,
      List<Long> evidence) {
    String full = Minutes.say(curve.full());
    String zero = Minutes.say(curve.zero());
    String sentence =
        time == null
            ? saidNever
            : said.replace("%s", Minutes.say(time))
                + " (full marks up to "
                + full
                + ", none after "
                + zero
                + ")";
    double subScore =
        ScoreFormulas.time(
            time == null ? null : Minutes.of(time),
            Minutes.of(curve.full()),
            Minutes.of(curve.zero()));
    return new Draft(
        label,
        Minutes.sayOrNever(time),
        full,
        zero,
        subScore,
        factor,
        sentence,
        factorSaid,
        evidence);
  }

  private Draft impact() {
    double inEffect = Minutes.of(signals.inEffect());
    SelfTest.Measured measured = rules.measured();
    double reference = measured == null ? 0 : measured.referenceBadRatio() * inEffect;
    double nobody = measured == null ? inEffect : measured.nullBadRatio() * inEffect;
    if (measured == null) {
      notes.add(
          "The impact of this scenario was not measured with robot players, so it counts by the"
              + " share of bad minutes while the fault lasted.");
    }
    String lost = number(signals.badMinutes());
    String failed = signals.badRequests() + " of " + count(signals.totalRequests(), "request");
    String said =
        "Users lost "
            + lost
            + " minutes of service, "
            + failed
            + " failed (full marks up to "
            + number(reference)
            + " min, none from "
            + number(nobody)
            + " min)";
    return new Draft(
        "Impact on users",
        lost + " min lost, " + failed + " failed",
        number(reference) + " min",
        number(nobody) + " min",
        ScoreFormulas.impact(signals.badMinutes(), reference, nobody),
        1,
        said,
        "",
        signals.proof().impact());
  }

  private Draft comms() {
    Success.Comms comms = rules.success().comms();
    double subScore =
        ScoreFormulas.comms(
            !signals.updates().isEmpty(),
            Minutes.of(signals.stale()),
            Minutes.of(comms.cadence()),
            signals.answered(),
            signals.asked());
    String updates = count(signals.updates().size(), "update");
    String asked =
        signals.asked() == 0
            ? "nobody asked you anything"
            : signals.answered() + " of " + count(signals.asked(), "message") + " answered in time";
    String stale = Minutes.say(signals.stale());
    return new Draft(
        "Communication",
        updates + ", " + stale + " without a fresh one, " + asked,
        "an update every " + Minutes.say(comms.cadence()),
        null,
        subScore,
        1,
        "You posted "
            + updates
            + ", others were without a fresh one for "
            + stale
            + " (one is due every "
            + Minutes.say(comms.cadence())
            + "), and "
            + asked,
        "",
        signals.proof().comms());
  }

  private void addGrants() {
    Grants grants = signals.grants();
    if (grants.factor() > 1) {
      notes.add(
          "Your team has "
              + number(grants.factor(), 100)
              + " times as long for everything that is timed, as agreed with the staff.");
    }
    for (Grants.Excused one : grants.excused()) {
      notes.add(
          "Excused from "
              + one.from()
              + " to "
              + one.to()
              + " ("
              + one.reason()
              + "): this time is in no clock, and what users lost in it is not counted.");
    }
  }

  private void addNotes() {
    addGrants();
    if (diagnosis.any() && rules.grading().weights().diagnosis() == 0) {
      notes.add(
          diagnosis.sentence()
              + ". This run gives no points for it; it would have been worth "
              + number(100 * diagnosis.value())
              + " of 100.");
    }
    if (!signals.brokenInvariants().isEmpty()) {
      notes.add(
          "At the end this did not hold: "
              + String.join(", ", signals.brokenInvariants())
              + ". A fix that costs it is neither a mitigation nor a resolution.");
    }
    if (signals.healedAfterwards()) {
      notes.add(
          "Users were well again only once the platform had taken the fault back, which is not"
              + " counted as your mitigation.");
    }
    if (!signals.notJudged().isEmpty()) {
      notes.add(
          "Not judged, because evidence has no samples of it: "
              + String.join(", ", signals.notJudged())
              + ".");
    }
    if (!signals.gates().unsampled().isEmpty()) {
      notes.add(
          "Samples that could not be taken or told nothing: "
              + String.join(", ", signals.gates().unsampled())
              + ". What the platform did not look at is counted in your favor.");
    }
  }

  private AutoScore.Measured measured() {
    return new AutoScore.Measured(
        signals.effectAt(),
        signals.detectedAt(),
        signals.engagedAt(),
        signals.mitigatedAt(),
        signals.resolvedAt(),
        signals.badRequests(),
        signals.totalRequests(),
        signals.stale().toMillis() / 1000.0);
  }

  private static double round(double value, int parts) {
    return Math.round(value * parts) / (double) parts;
  }

  private static String number(double value) {
    return number(value, 10);
  }

  /** With as many decimals as needed, at most those of {@code parts}. */
  static String number(double value, int parts) {
    double rounded = round(value, parts);
    return rounded == Math.rint(rounded)
        ? Long.toString(Math.round(rounded))
        : Double.toString(rounded);
  }

  private static String count(long n, String thing) {
    return n + " " + thing + (n == 1 ? "" : "s");
  }
}
