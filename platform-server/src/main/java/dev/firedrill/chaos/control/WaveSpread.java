package dev.firedrill.chaos.control;

import dev.firedrill.evidence.EvidenceEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How evenly one step hit its targets, from evidence alone: how late after its planned instant it
 * was applied to each, and how far apart the first and the last were.
 */
public record WaveSpread(
    String step,
    Instant plannedAt,
    int targets,
    long lateP50Millis,
    long lateP99Millis,
    long lateMaxMillis,
    long spreadMillis) {

  /** One for each step of which anything was applied; {@code applied} are such facts of one run. */
  public static List<WaveSpread> of(List<EvidenceEvent> applied) {
    Map<String, List<EvidenceEvent>> bySteps = new LinkedHashMap<>();
    applied.forEach(
        fact -> bySteps.computeIfAbsent(fact.text("step"), _ -> new ArrayList<>()).add(fact));
    List<WaveSpread> spreads = new ArrayList<>();
    bySteps.forEach((step, facts) -> spreads.add(of(step, facts)));
    return spreads;
  }

  private static WaveSpread of(String step, List<EvidenceEvent> facts) {
    List<Long> late =
        facts.stream().map(fact -> Math.round(fact.number("skewMillis"))).sorted().toList();
    return new WaveSpread(
        step,
        Collections.min(facts.stream().map(fact -> Instant.parse(fact.text("plannedAt"))).toList()),
        late.size(),
        quantile(late, 0.5),
        quantile(late, 0.99),
        late.getLast(),
        late.getLast() - late.getFirst());
  }

  /** The smallest value that so many are not above. */
  private static long quantile(List<Long> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
