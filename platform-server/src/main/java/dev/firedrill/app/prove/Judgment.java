package dev.firedrill.app.prove;

import dev.firedrill.grading.scoring.ScoreFormulas;
import dev.firedrill.scenarios.Grading.Part;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.SelfTest.Expectation;
import dev.firedrill.scenarios.proof.Proof;
import dev.firedrill.scenarios.proof.Proof.PlayerResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * From what the players reached to a verdict, purely. The impact is scaled between the idle player
 * and the best reference of this very run, as it will be for teams once both are written down.
 */
record Judgment(
    boolean passed,
    @Nullable Double nullBadRatio,
    @Nullable Double referenceBadRatio,
    List<PlayerResult> players) {
  private static final double TENTHS = 10;
  private static final double THOUSANDTHS = 1000;

  static Judgment of(Scenario scenario, List<Played> played) {
    Double idle =
        played.stream()
            .filter(each -> each.player().equals("idle"))
            .map(Played::badRatio)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    Double best =
        played.stream()
            .filter(Played::reference)
            .map(Played::badRatio)
            .filter(Objects::nonNull)
            .min(Double::compare)
            .orElse(null);
    List<PlayerResult> results =
        played.stream().map(each -> result(scenario, each, idle, best)).toList();
    return new Judgment(
        results.stream().allMatch(PlayerResult::passed), rounded(idle), rounded(best), results);
  }

  private static PlayerResult result(
      Scenario scenario, Played played, @Nullable Double idle, @Nullable Double best) {
    Map<Part, Double> parts = new EnumMap<>(Part.class);
    parts.putAll(played.parts());
    Double total = played.total();
    Double before = parts.get(Part.IMPACT);
    if (total != null && before != null && idle != null && best != null) {
      double impact =
          ScoreFormulas.impact(
              played.badMinutes(), best * played.inEffect(), idle * played.inEffect());
      double weight = scenario.grading().weights().of(Part.IMPACT);
      parts.put(Part.IMPACT, impact);
      total = Math.clamp(total + 100 * weight * (impact - before), 0, 100);
    }
    Double score = total == null ? null : Math.round(total * TENTHS) / TENTHS;
    List<String> said = new ArrayList<>();
    boolean passed = judge(played, score, said);
    var named = new TreeMap<String, Double>();
    parts.forEach((part, value) ->
        named.put(
            part.name().toLowerCase(Locale.ROOT), Math.round(value * THOUSANDTHS) / THOUSANDTHS));
    return new PlayerResult(
        played.player(),
        played.does(),
        score,
        named,
        played.mitigated(),
        played.resolved(),
        rounded(played.badRatio()),
        played.alarm(),
        bounds(played.expected()),
        passed,
        said);
  }

  private static String bounds(@Nullable Expectation expected) {
    if (expected == null) {
      return "any";
    }
    Double most = expected.maxAutoScore();
    Double least = expected.minAutoScore();
    String above = least == null ? "" : ">= " + number(least);
    String below = most == null ? "" : "<= " + number(most);
    return above.isEmpty() && below.isEmpty() ? "any" : (above + " " + below).strip();
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
  }

  private static boolean judge(Played played, @Nullable Double score, List<String> said) {
    if (played.trouble() != null) {
      said.add("FAILED: it could not play: " + played.trouble());
      return false;
    }
    if (score == null) {
      said.add("FAILED: the run was void for it, so nothing was scored.");
      return false;
    }
    Expectation expected = played.expected();
    if (expected == null) {
      said.add("The scenario expects nothing of it.");
      return true;
    }
    boolean passed = true;
    passed &= same("mitigated", expected.mitigated(), played.mitigated(), said);
    passed &= same("resolved", expected.resolved(), played.resolved(), said);
    Double most = expected.maxAutoScore();
    if (most != null) {
      boolean under = score <= most;
      said.add(
          (under ? "It stayed within its cap: " : "FAILED: it scored more than it may: ")
              + score
              + " of at most "
              + most
              + ".");
      passed &= under;
    }
    Double least = expected.minAutoScore();
    if (least != null) {
      boolean enough = score >= least;
      said.add(
          (enough ? "It scored enough: " : "FAILED: it scored too little: ")
              + score
              + " of at least "
              + least
              + ".");
      passed &= enough;
    }
    return passed;
  }

  private static boolean same(
      String what, @Nullable Boolean expected, boolean found, List<String> said) {
    if (expected == null) {
      return true;
    }
    boolean right = expected == found;
    said.add(
        (right ? "" : "FAILED: ")
            + (found ? "It " + what : "It never " + what)
            + (right ? ", as expected." : ", which was not expected."));
    return right;
  }

  private static @Nullable Double rounded(@Nullable Double ratio) {
    return ratio == null ? null : Math.round(ratio * THOUSANDTHS) / THOUSANDTHS;
  }

  /** As it is kept. */
  Proof proof(
      Scenario scenario, String platform, String day, int speed, String machine, long seconds) {
    return new Proof(
        scenario.metadata().id(),
        scenario.metadata().version(),
        Proof.digestOf(scenario),
        platform,
        day,
        speed,
        machine,
        seconds,
        passed,
        nullBadRatio,
        referenceBadRatio,
        players);
  }
}
