package dev.firedrill.grading.review;

import dev.firedrill.grading.AssessmentId;
import dev.firedrill.kernel.PersonId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Deals submissions to readers: evenly, at random, nobody the same one twice. What was dealt stays
 * as it is.
 */
public final class Dealing {
  /** What a submission has come to so far, as far as it matters for dealing. */
  public record Hand(AssessmentId assessment, boolean nearBoundary, boolean needsThird) {}

  private final List<PersonId> raters;
  private final Map<PersonId, Integer> load = new HashMap<>();
  private final Map<AssessmentId, Set<PersonId>> readersOf = new HashMap<>();
  private final Map<AssessmentId, Set<Integer>> readingsOf = new HashMap<>();
  private final List<Reader> dealt = new ArrayList<>();

  private Dealing(List<PersonId> raters, List<Reader> already) {
    this.raters = raters;
    raters.forEach(rater -> load.put(rater, 0));
    already.forEach(this::count);
  }

  /**
   * The readers to add. Of all submissions {@code share} get a second reader, and each that is near
   * a boundary does; a third where the two disagree. With too few raters a reading stays open.
   */
  public static List<Reader> deal(
      List<Hand> hands,
      List<PersonId> raters,
      List<Reader> already,
      double share,
      RandomGenerator random) {
    List<PersonId> shuffled = new ArrayList<>(raters);
    Collections.shuffle(shuffled, Random.from(random));
    Dealing dealing = new Dealing(shuffled, already);
    List<Hand> order = new ArrayList<>(hands);
    Collections.shuffle(order, Random.from(random));
    order.forEach(hand -> dealing.give(hand.assessment(), 1, "first reader"));
    long seconds = already.stream().filter(reader -> reader.reading() == 2).count();
    long wanted = (long) Math.ceil(share * hands.size());
    for (Hand hand : order) {
      if (hand.nearBoundary()) {
        dealing.give(hand.assessment(), 2, "within 3 points of a boundary");
      } else if (seconds < wanted && dealing.give(hand.assessment(), 2, "drawn at random")) {
        seconds++;
      }
      if (hand.needsThird()) {
        dealing.give(hand.assessment(), 3, "the two readers lie apart");
      }
    }
    return List.copyOf(dealing.dealt);
  }

  private boolean give(AssessmentId assessment, int reading, String why) {
    if (readingsOf.getOrDefault(assessment, Set.of()).contains(reading)) {
      return false;
    }
    Set<PersonId> taken = readersOf.getOrDefault(assessment, Set.of());
    Optional<PersonId> least =
        raters.stream()
            .filter(rater -> !taken.contains(rater))
            .min(Comparator.comparingInt(rater -> load.getOrDefault(rater, 0)));
    least.ifPresent(rater -> {
      Reader reader = new Reader(assessment, reading, rater, why);
      dealt.add(reader);
      count(reader);
    });
    return least.isPresent();
  }

  private void count(Reader reader) {
    load.merge(reader.rater(), 1, Integer::sum);
    readersOf.computeIfAbsent(reader.assessment(), missing -> new HashSet<>()).add(reader.rater());
    readingsOf
        .computeIfAbsent(reader.assessment(), missing -> new HashSet<>())
        .add(reader.reading());
  }
}
