package dev.firedrill.grading.adjust;

import dev.firedrill.chaos.RunId;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.grading.scoring.Grants;
import dev.firedrill.grading.scoring.Thresholds;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was granted, voided, excused and changed, read from evidence and from nothing else. */
public final class Adjustments {
  private static final int ALL = 10_000;

  /** What a fact of this kind does. */
  public enum Action {
    /** For all runs of the team: the factor. */
    ACCOMMODATE,
    VOID,
    EXCUSE,
    RULES,
    /** Takes another one back. */
    WITHDRAW
  }

  /**
   * One that counts, because nobody took it back.
   *
   * @param from where an interval begins; null for others
   * @param to where it ends; null for others
   * @param factor of an accommodation; null for others
   */
  public record Adjustment(
      long id,
      Action action,
      Instant at,
      PersonId by,
      String reason,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable Double factor) {}

  /**
   * What scoring needs to know.
   *
   * @param upTo the newest fact that was read, 0 when there was none
   */
  public record Granted(Grants grants, Thresholds thresholds, long upTo) {
    /** As every team has it. */
    public static final Granted NOTHING = new Granted(Grants.NONE, Thresholds.NONE, 0);
  }

  private final Evidence evidence;

  public Adjustments(Evidence evidence) {
    this.evidence = evidence;
  }

  /** What counts for the team in the run, of facts with ids up to {@code upTo} only. */
  public Granted granted(TeamId team, RunId run, long upTo) {
    List<EvidenceEvent> all =
        facts(team, run).stream().filter(event -> event.id() <= upTo).toList();
    double factor = 1;
    String voided = null;
    Thresholds thresholds = Thresholds.NONE;
    List<Grants.Excused> excused = new ArrayList<>();
    for (EvidenceEvent fact : standing(all)) {
      switch (action(fact)) {
        case ACCOMMODATE -> factor = fact.number("factor");
        case VOID -> voided = "Staff declared this run void for the team: " + fact.text("reason");
        case EXCUSE ->
            excused.add(
                new Grants.Excused(
                    Instant.parse(fact.text("from")),
                    Instant.parse(fact.text("to")),
                    fact.text("reason")));
        case RULES ->
            thresholds =
                fact.payload().get("rules") instanceof Map<?, ?> rules
                    ? Thresholds.of(rules)
                    : Thresholds.NONE;
        case WITHDRAW -> {}
      }
    }
    long newest = all.stream().mapToLong(EvidenceEvent::id).max().orElse(0);
    return new Granted(new Grants(factor, voided, excused), thresholds, newest);
  }

  /** Those that count for the team in the run, oldest first. */
  public List<Adjustment> of(TeamId team, RunId run) {
    return standing(facts(team, run)).stream()
        .filter(fact -> action(fact) != Action.RULES)
        .map(Adjustments::read)
        .toList();
  }

  /** The one for all runs of the team; null when it has none. */
  public @Nullable Adjustment accommodation(TeamId team) {
    return standing(facts(team, null)).stream()
        .filter(fact -> action(fact) == Action.ACCOMMODATE)
        .map(Adjustments::read)
        .reduce((first, last) -> last)
        .filter(last -> last.factor() != null && last.factor() > 1)
        .orElse(null);
  }

  private List<EvidenceEvent> facts(TeamId team, @Nullable RunId run) {
    return evidence
        .find(
            new EvidenceQuery(
                team, null, Set.of(EvidenceKind.SCORE_ADJUSTED), null, null, false, ALL))
        .stream()
        .filter(fact -> fact.runId() == null || (run != null && fact.runId().equals(run.value())))
        .sorted(Comparator.comparingLong(EvidenceEvent::id))
        .toList();
  }

  /** Without those that were taken back. */
  private static List<EvidenceEvent> standing(List<EvidenceEvent> facts) {
    Set<Long> back =
        facts.stream()
            .filter(fact -> action(fact) == Action.WITHDRAW)
            .map(fact -> (long) fact.number("of"))
            .collect(Collectors.toSet());
    return facts.stream()
        .filter(fact -> action(fact) != Action.WITHDRAW && !back.contains(fact.id()))
        .toList();
  }

  private static Action action(EvidenceEvent fact) {
    return Action.valueOf(fact.text("action"));
  }

  private static Adjustment read(EvidenceEvent fact) {
    Object from = fact.payload().get("from");
    Object to = fact.payload().get("to");
    return new Adjustment(
        fact.id(),
        action(fact),
        fact.recordedAt(),
        Objects.requireNonNull(fact.actor()),
        fact.text("reason"),
        from == null ? null : Instant.parse(from.toString()),
        to == null ? null : Instant.parse(to.toString()),
        fact.payload().get("factor") instanceof Number factor ? factor.doubleValue() : null);
  }
}
