package dev.firedrill.grading.scoring.gate;

import dev.firedrill.grading.scoring.gate.GateReport.Reason;
import dev.firedrill.grading.scoring.gate.GateReport.Unseen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether all probes of a gate held, be they judged by what users saw or by samples. */
record GateHealth(ServiceHealth users, SampledProbes sampled) {
  /** Those that evidence says something about. */
  List<String> judged(List<String> names) {
    List<String> seen = users.judged(names);
    return names.stream().filter(name -> seen.contains(name) || sampled.has(name)).toList();
  }

  /** When all of the probes held between the two instants, in order; they must be judged. */
  List<Stretch> stretches(List<String> names, Instant from, Instant to) {
    List<String> seen = users.judged(names);
    List<String> others = names.stream().filter(name -> !seen.contains(name)).toList();
    List<Stretch> all =
        seen.isEmpty() && !others.isEmpty() && from.isBefore(to)
            ? List.of(new Stretch(from, to))
            : users.stretches(seen, from, to);
    for (String name : others) {
      all = both(all, sampled.stretches(name, from, to));
    }
    return all;
  }

  private static List<Stretch> both(List<Stretch> some, List<Stretch> others) {
    List<Stretch> both = new ArrayList<>();
    for (Stretch one : some) {
      for (Stretch other : others) {
        if (one.overlaps(other.from(), other.to())) {
          both.add(one.within(other.from(), other.to()));
        }
      }
    }
    return both;
  }

  /** Those that did not hold at the end. */
  List<String> brokenAt(Instant end, List<String> names) {
    List<String> seen = users.judged(names);
    List<String> failing = users.failingAt(end, seen);
    return names.stream()
        .filter(name ->
            seen.contains(name)
                ? failing.contains(name)
                : sampled.isBrokenAtTheEnd(name, ServiceHealth.LAST))
        .toList();
  }

  /**
   * Which probes decided about a gate: the last that came to hold when it was reached; those that
   * never held for long enough when it was not.
   */
  Reason reason(
      List<String> names, @Nullable Instant reached, Duration needed, Instant from, Instant to) {
    List<String> decided =
        names.stream()
            .filter(name -> {
              Stream<Stretch> own = stretches(List.of(name), from, to).stream();
              return reached == null
                  ? own.noneMatch(stretch -> stretch.length().compareTo(needed) >= 0)
                  : own.noneMatch(stretch ->
                      stretch.from().isBefore(reached) && !stretch.to().isBefore(reached));
            })
            .toList();
    Instant until = reached == null || reached.plus(needed).isAfter(to) ? to : reached.plus(needed);
    return new Reason(names, decided, unseen(names, from, until));
  }

  private Unseen unseen(List<String> names, Instant from, Instant to) {
    List<String> seen = users.judged(names);
    List<Stretch> all = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      List<Stretch> own =
          seen.contains(name) ? users.unseen(from, to) : sampled.unseen(name, from, to);
      all.addAll(own);
      if (!own.isEmpty()) {
        missing.add(name);
      }
    }
    return new Unseen(missing, Stretch.together(all));
  }

  /** Whether samples of one of the probes were taken, so that more is known than users saw. */
  boolean isSampled(List<String> names) {
    return names.stream().anyMatch(sampled::has);
  }

  /** The facts that say how sampled ones of the probes stood then, or last. */
  Stream<Long> proof(List<String> names, @Nullable Instant at) {
    return names.stream().flatMap(name -> sampled.proof(name, at));
  }
}
