package dev.firedrill.debrief;

import dev.firedrill.chaos.RunMilestones.Milestones;
import dev.firedrill.evidence.EvidenceEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The chapters of a run, from what happened to its teams. */
final class Chapters {
  private record Reached(TeamRun team, Instant at) {}

  private final List<Chapter> chapters = new ArrayList<>();
  private final Map<String, Chapter> onlyOnce = new LinkedHashMap<>();

  private Chapters() {}

  /** In order of time; {@code endedAt} is null while the run goes on. */
  static List<Chapter> of(Instant startedAt, @Nullable Instant endedAt, List<TeamRun> teams) {
    Chapters all = new Chapters();
    all.add(startedAt, Chapter.Kind.STARTED, null, null);
    teams.forEach(team -> team.facts().forEach(all::fact));
    all.chapters.addAll(all.onlyOnce.values());
    List<TeamRun> counting = teams.stream().filter(TeamRun::counts).toList();
    all.milestones(counting);
    if (endedAt != null) {
      all.add(endedAt, Chapter.Kind.ENDED, null, null);
    }
    return all.chapters.stream()
        .sorted(Comparator.comparing(Chapter::at).thenComparing(Chapter::kind))
        .toList();
  }

  private void fact(EvidenceEvent fact) {
    if (Boolean.FALSE.equals(fact.payload().get("groundTruth"))) {
      return;
    }
    String title = String.valueOf(fact.payload().getOrDefault("title", fact.text()));
    switch (fact.kind()) {
      case FAULT_VERIFIED -> once(fact, Chapter.Kind.EFFECT, title);
      case FAULT_REVERTING -> once("taken back", fact, Chapter.Kind.TAKEN_BACK, null);
      case RUN_CHECKPOINT -> once(fact, Chapter.Kind.CHECKPOINT, title);
      case INJECT_SENT -> once(fact, Chapter.Kind.MESSAGE, title);
      case RUN_HALTED -> once("halted", fact, Chapter.Kind.HALTED, fact.text());
      case INSTRUCTOR_ACTION ->
          once(fact.text() + fact.occurredAt(), fact, Chapter.Kind.STEPPED_IN, fact.text());
      // Everything else is in the replay of its team.
      default -> {}
    }
  }

  /** Of what happened to all teams alike, the first is told. */
  private void once(EvidenceEvent fact, Chapter.Kind kind, String what) {
    String step = String.valueOf(fact.payload().getOrDefault("step", fact.subject()));
    once(step, fact, kind, what);
  }

  private void once(String key, EvidenceEvent fact, Chapter.Kind kind, @Nullable String what) {
    onlyOnce.merge(
        kind + " " + key,
        new Chapter(fact.occurredAt(), kind, null, what),
        (one, other) -> other.at().isBefore(one.at()) ? other : one);
  }

  private void milestones(List<TeamRun> teams) {
    List<Reached> detected = reached(teams, Milestones::detectedAt);
    List<Reached> mitigated = reached(teams, Milestones::mitigatedAt);
    List<Reached> resolved = reached(teams, Milestones::resolvedAt);
    first(detected, Chapter.Kind.FIRST_DETECTION);
    half(detected, teams.size(), Chapter.Kind.MEDIAN_DETECTION);
    first(mitigated, Chapter.Kind.FIRST_MITIGATION);
    half(mitigated, teams.size(), Chapter.Kind.MEDIAN_MITIGATION);
    if (!resolved.isEmpty()) {
      Reached last = resolved.getLast();
      add(last.at(), Chapter.Kind.LAST_RESOLVE, last.team(), null);
    }
  }

  private static List<Reached> reached(
      List<TeamRun> teams, Function<Milestones, @Nullable Instant> milestone) {
    List<Reached> found = new ArrayList<>();
    for (TeamRun team : teams) {
      Instant at = milestone.apply(team.reached());
      if (at != null) {
        found.add(new Reached(team, at));
      }
    }
    found.sort(Comparator.comparing(Reached::at));
    return found;
  }

  private void first(List<Reached> reached, Chapter.Kind kind) {
    if (!reached.isEmpty()) {
      add(reached.getFirst().at(), kind, reached.getFirst().team(), null);
    }
  }

  /** When at least half of all teams had done it; with one team that is the first. */
  private void half(List<Reached> reached, int teams, Chapter.Kind kind) {
    int half = (teams + 1) / 2;
    if (teams > 2 && reached.size() >= half) {
      add(reached.get(half - 1).at(), kind, null, null);
    }
  }

  private void add(Instant at, Chapter.Kind kind, @Nullable TeamRun team, @Nullable String what) {
    chapters.add(new Chapter(at, kind, team == null ? null : team.team(), what));
  }
}
