package dev.firedrill.automation.toil;

import dev.firedrill.automation.toil.ToilReport.Count;
import dev.firedrill.automation.toil.ToilReport.Deed;
import dev.firedrill.automation.toil.ToilReport.Example;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts work from the evidence alone. */
public final class ToilMeter {
  private static final Duration LONGEST = Duration.ofDays(90);
  private static final Duration USUAL = Duration.ofDays(14);
  private static final Duration SHORTEST_SIDE = Duration.ofHours(1);

  /** An action's own fact comes when it is over, so it may lie behind the window. */
  private static final Duration TAIL = Duration.ofHours(1);

  private static final int MOST_FACTS = 20_000;
  private static final int EXAMPLES = 10;

  private final Evidence evidence;
  private final InstantSource clock;

  public ToilMeter(Evidence evidence, InstantSource clock) {
    this.evidence = evidence;
    this.clock = clock;
  }

  /**
   * Times that are null are chosen: until now, parted by the first action of a rule in the last two
   * weeks (or in the middle), with as much before as after.
   *
   * @throws Failure invalid-input unless from is before split and split before to, within 90 days
   */
  public ToilReport measure(
      TeamId team, @Nullable Instant from, @Nullable Instant split, @Nullable Instant to) {
    Instant end = to == null ? clock.instant() : to;
    Instant parted = split == null ? usualSplit(team, from, end) : split;
    Instant start =
        from == null ? parted.minus(longer(Duration.between(parted, end), SHORTEST_SIDE)) : from;
    check(start, parted, end);
    List<EvidenceEvent> facts =
        evidence.find(
            EvidenceQuery.ofTeam(team, start, end.plus(TAIL))
                .onlyKinds(ToilFacts.KINDS)
                .newest(MOST_FACTS));
    ToilFacts sorted = new ToilFacts(facts);
    Map<ToilKind, Count> before = new EnumMap<>(ToilKind.class);
    Map<ToilKind, Count> after = new EnumMap<>(ToilKind.class);
    List<Example> examples = new ArrayList<>();
    for (EvidenceEvent fact : facts.reversed()) {
      Optional<Deed> counted =
          fact.occurredAt().isBefore(end) ? sorted.deed(fact) : Optional.empty();
      counted.ifPresent(deed -> {
        Map<ToilKind, Count> side = fact.occurredAt().isBefore(parted) ? before : after;
        side.merge(
            deed.kind(), Count.NONE.plus(deed.hand()), (count, _) -> count.plus(deed.hand()));
        PersonId by = deed.by();
        if (deed.hand() && by != null && examples.size() < EXAMPLES) {
          examples.add(new Example(fact.id(), fact.occurredAt(), deed.kind(), fact.text(), by));
        }
      });
    }
    return new ToilReport(start, parted, end, before, after, examples, facts.size() >= MOST_FACTS);
  }

  private Instant usualSplit(TeamId team, @Nullable Instant from, Instant end) {
    Instant start = from == null ? end.minus(USUAL) : from;
    return evidence
        .find(
            EvidenceQuery.ofTeam(team, start, end)
                .onlyKinds(Set.of(EvidenceKind.AUTOMATION_EXECUTED)))
        .stream()
        .filter(fact -> !"DRY_RUN".equals(fact.payload().get("result")))
        .map(ToilMeter::began)
        .filter(at -> at.isAfter(start))
        .findFirst()
        .orElseGet(() -> start.plus(Duration.between(start, end).dividedBy(2)));
  }

  /** The fact is of its end; what it did lies between. */
  private static Instant began(EvidenceEvent executed) {
    return executed.payload().get("seconds") instanceof Number seconds
        ? executed.occurredAt().minusMillis(Math.round(seconds.doubleValue() * 1_000))
        : executed.occurredAt();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static void check(Instant from, Instant split, Instant to) {
    if (!from.isBefore(split) || !split.isBefore(to)) {
      throw Failure.invalid(
          "from %s, split %s and to %s must follow each other; correct one of them."
              .formatted(from, split, to));
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw Failure.invalid(
          "from %s is more than %d days before to; choose a later one."
              .formatted(from, LONGEST.toDays()));
    }
  }
}
