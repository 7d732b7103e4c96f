package dev.firedrill.app.bench.crash;

import dev.firedrill.chaos.ProbeReading;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Looks from outside at what came of all runs. What the observer and the witness saw is held
 * against what ledger and evidence say.
 */
record Judges(
    List<RunId> acknowledged,
    List<StepExecution> rows,
    List<EvidenceEvent> evidence,
    Map<TeamId, Course.Part> parts,
    List<Observer.Stretch> stretches,
    List<Witness.Line> witness,
    Instant now) {
  private static final Duration BEYOND_EXPIRY = Duration.ofSeconds(1);

  /** The observer looks 20 times a second, and a busy machine less often. */
  private static final Duration BLUR = Duration.ofMillis(500);

  /** What was found, by its name. */
  Map<String, List<String>> findings() {
    Map<String, List<String>> found = new TreeMap<>();
    for (String name : NAMES) {
      found.put(name, new ArrayList<>());
    }
    for (RunId run : acknowledged) {
      if (rows.stream().noneMatch(row -> row.key().run().equals(run))) {
        found.computeIfAbsent("lostAcks", _ -> new ArrayList<>()).add(run.toString());
      }
    }
    rows.forEach(row -> judge(row, found));
    judgeSamples(found);
    return found;
  }

  static final List<String> NAMES =
      List.of(
          "lostAcks",
          "doubled",
          "lostReverts",
          "lateReverts",
          "earlyReverts",
          "noIntent",
          "overwritten",
          "unfelt",
          "wrongExpiry",
          "badEvidence",
          "doubledSamples",
          "unfinished");

  private void judge(StepExecution row, Map<String, List<String>> found) {
    TeamId team = row.key().team();
    String name = row.key().team().value() + " " + row.state();
    List<Observer.Stretch> ours =
        stretches.stream()
            .filter(each -> each.team().equals(team.value()))
            .filter(each -> !each.operation().equals(Course.TEAMS_OWN))
            .toList();
    long applied =
        witness.stream()
            .filter(line -> line.operation().equals(row.key().operationKey()))
            .filter(line -> line.what().equals("applied"))
            .count();
    if (ours.size() > 1 || applied > 1) {
      found
          .computeIfAbsent("doubled", _ -> new ArrayList<>())
          .add(name + ": seen " + ours.size() + ", applied " + applied);
    }
    if (!row.state().isOver() || row.state() == StepState.STUCK) {
      found.computeIfAbsent("unfinished", _ -> new ArrayList<>()).add(name);
    }
    ours.forEach(stretch -> judge(row, stretch, name, found));
    judgePart(row, name, found);
    judgeEvidence(row, name, found);
  }

  private void judge(
      StepExecution row, Observer.Stretch stretch, String name, Map<String, List<String>> found) {
    Instant due = Objects.requireNonNullElse(row.times().revertDueAt(), Instant.MAX);
    Instant expires = Objects.requireNonNullElse(row.times().expiresAt(), Instant.MIN);
    if (stretch.to() == null) {
      found.computeIfAbsent("lostReverts", _ -> new ArrayList<>()).add(name);
    } else {
      if (stretch.to().isAfter(expires.plus(BEYOND_EXPIRY))) {
        found.computeIfAbsent("lateReverts", _ -> new ArrayList<>()).add(name);
      }
      boolean counts = row.state() == StepState.CLEAN;
      if (counts && stretch.to().isBefore(due.minus(BLUR))) {
        found.computeIfAbsent("earlyReverts", _ -> new ArrayList<>()).add(name);
      }
    }
    if (stretch.expiresAt().isAfter(expires.plus(BEYOND_EXPIRY))) {
      found.computeIfAbsent("wrongExpiry", _ -> new ArrayList<>()).add(name);
    }
    boolean intended =
        of(row, EvidenceKind.FAULT_INTENT).stream()
            .anyMatch(fact -> !fact.occurredAt().isAfter(stretch.from().plus(BLUR)));
    if (!intended) {
      found.computeIfAbsent("noIntent", _ -> new ArrayList<>()).add(name);
    }
  }

  private void judgePart(StepExecution row, String name, Map<String, List<String>> found) {
    switch (parts.getOrDefault(row.key().team(), Course.Part.PLAIN)) {
      case PLAIN -> {}
      case FIXES -> {
        boolean fixed =
            stretches.stream()
                .anyMatch(each ->
                    each.team().equals(row.key().team().value())
                        && each.operation().equals(Course.TEAMS_OWN));
        boolean stays =
            stretches.stream()
                .anyMatch(each ->
                    each.team().equals(row.key().team().value())
                        && each.operation().equals(Course.TEAMS_OWN)
                        && each.to() == null);
        if (fixed && !stays) {
          found.computeIfAbsent("overwritten", _ -> new ArrayList<>()).add(name);
        }
      }
      case NUMB -> {
        if (row.times().effectAt() != null || row.state() == StepState.CLEAN) {
          found.computeIfAbsent("unfelt", _ -> new ArrayList<>()).add(name);
        }
      }
    }
  }

  private void judgeEvidence(StepExecution row, String name, Map<String, List<String>> found) {
    List<EvidenceKind> once =
        switch (row.state()) {
          case CLEAN ->
              List.of(
                  EvidenceKind.FAULT_INTENT,
                  EvidenceKind.FAULT_VERIFIED,
                  EvidenceKind.FAULT_REVERTED,
                  EvidenceKind.FAULT_CLEAN);
          case VOID -> List.of(EvidenceKind.FAULT_VOID);
          case SUPERSEDED ->
              List.of(
                  EvidenceKind.FAULT_INTENT,
                  EvidenceKind.FAULT_VERIFIED,
                  EvidenceKind.FAULT_SUPERSEDED);
          case PLANNED,
              ARMED,
              INTENT,
              APPLYING,
              APPLIED,
              VERIFIED,
              REVERTING,
              REVERTED,
              STUCK,
              SENT,
              SKIPPED ->
              List.of();
        };
    for (EvidenceKind kind : once) {
      int count = of(row, kind).size();
      if (count != 1) {
        found
            .computeIfAbsent("badEvidence", _ -> new ArrayList<>())
            .add(name + ": " + count + " of " + kind);
      }
    }
  }

  /** The facts of samples of each probe of each team in each run, in the order of writing. */
  private Map<String, List<EvidenceEvent>> samples() {
    return evidence.stream()
        .filter(fact ->
            fact.kind() == EvidenceKind.PROBE_CHANGED || fact.kind() == EvidenceKind.PROBE_SAMPLED)
        .sorted(Comparator.comparingLong(EvidenceEvent::id))
        .collect(
            Collectors.groupingBy(fact -> fact.runId() + " " + fact.team() + " " + fact.subject()));
  }

  /** How many teams have samples in evidence, each run for itself. */
  int sampledTeams() {
    return samples().size();
  }

  /** Whoever takes over goes on counting where the one before stopped. */
  private void judgeSamples(Map<String, List<String>> found) {
    samples()
        .forEach((name, facts) -> {
          long counted = 0;
          for (EvidenceEvent fact : facts) {
            long count = ProbeReading.of(fact.payload()).samples();
            if (count <= counted) {
              found
                  .computeIfAbsent("doubledSamples", _ -> new ArrayList<>())
                  .add(name + ": " + count + " after " + counted);
            }
            counted = count;
          }
        });
  }

  private List<EvidenceEvent> of(StepExecution row, EvidenceKind kind) {
    return evidence.stream()
        .filter(fact -> fact.kind() == kind)
        .filter(fact -> row.key().team().equals(fact.team()))
        .toList();
  }

  /** How long each effect stood after it was due, in seconds; those that the team ended not. */
  List<Double> lateSeconds() {
    List<Double> late = new ArrayList<>();
    for (StepExecution row : rows) {
      Instant due = row.times().revertDueAt();
      if (due != null && row.state() != StepState.SUPERSEDED) {
        stretches.stream()
            .filter(each -> each.team().equals(row.key().team().value()))
            .filter(each -> !each.operation().equals(Course.TEAMS_OWN))
            .filter(each -> each.to() != null)
            .forEach(each ->
                late.add(
                    Math.max(
                        0,
                        Duration.between(due, Objects.requireNonNull(each.to())).toMillis()
                            / 1e3)));
      }
    }
    return late;
  }
}
