package dev.firedrill.grading.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;

/**
 * Units with the levels that raters gave them; any number of raters, and any cell may be missing.
 */
public final class Ratings {
  /** Two raters who rated units in common. */
  public record RaterPair(String first, String second) {}

  /** What the two of a pair, in its order, gave one unit. */
  public record Pair(double first, double second) {}

  private final List<SequencedMap<String, Double>> units;

  private Ratings(List<SequencedMap<String, Double>> units) {
    this.units = units;
  }

  /** Fails when a rater rates a unit twice. */
  public static Ratings of(List<Rating> ratings) {
    Map<String, SequencedMap<String, Double>> units = new LinkedHashMap<>();
    for (Rating rating : ratings) {
      Double before =
          units
              .computeIfAbsent(rating.unit(), missing -> new LinkedHashMap<>())
              .put(rating.rater(), rating.level());
      if (before != null) {
        throw new IllegalArgumentException(
            "rater " + rating.rater() + " rated unit " + rating.unit() + " twice");
      }
    }
    return new Ratings(List.copyOf(units.values()));
  }

  /** The units, each with the levels it got. */
  public List<List<Double>> units() {
    return units.stream().map(unit -> List.copyOf(unit.values())).toList();
  }

  public int size() {
    return units.size();
  }

  /** The units with two ratings or more; only these say anything about agreement. */
  public int paired() {
    return (int) units.stream().filter(unit -> unit.size() > 1).count();
  }

  /** Every two raters, in the order of their names, who have a unit in common. */
  public List<RaterPair> raterPairs() {
    TreeSet<RaterPair> pairs =
        new TreeSet<>(Comparator.comparing(RaterPair::first).thenComparing(RaterPair::second));
    for (Map<String, Double> unit : units) {
      List<String> raters = unit.keySet().stream().sorted().toList();
      for (int i = 0; i < raters.size(); i++) {
        for (int j = i + 1; j < raters.size(); j++) {
          pairs.add(new RaterPair(raters.get(i), raters.get(j)));
        }
      }
    }
    return List.copyOf(pairs);
  }

  /** What these two gave, for each unit that both rated. */
  public List<Pair> pairs(RaterPair raters) {
    List<Pair> pairs = new ArrayList<>();
    for (Map<String, Double> unit : units) {
      Double first = unit.get(raters.first());
      Double second = unit.get(raters.second());
      if (first != null && second != null) {
        pairs.add(new Pair(first, second));
      }
    }
    return pairs;
  }

  /** Every two ratings of the same unit, whoever gave them. */
  public List<Pair> allPairs() {
    List<Pair> pairs = new ArrayList<>();
    for (List<Double> levels : units()) {
      for (int i = 0; i < levels.size(); i++) {
        for (int j = i + 1; j < levels.size(); j++) {
          pairs.add(new Pair(levels.get(i), levels.get(j)));
        }
      }
    }
    return pairs;
  }

  /** The units at these places; a place may be named more than once. */
  Ratings at(int[] places) {
    List<SequencedMap<String, Double>> drawn = new ArrayList<>(places.length);
    for (int place : places) {
      drawn.add(units.get(place));
    }
    return new Ratings(drawn);
  }
}
