package dev.firedrill.timeline.api;

import dev.firedrill.evidence.Audience;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.evidence.Lane;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Member;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads timelines from evidence. */
public final class Timelines {
  private static final Duration AT_MOST = Duration.ofHours(6);

  /** No run is longer, so a fault in force now was injected since. */
  private static final Duration FAULTS_BEFORE = Duration.ofHours(12);

  private static final Set<EvidenceKind> FAULT_KINDS =
      Arrays.stream(EvidenceKind.values())
          .filter(kind -> kind.lane() == Lane.FAULT)
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(EvidenceKind.class)));

  private final Evidence evidence;
  private final Teams teams;

  public Timelines(Evidence evidence, Teams teams) {
    this.evidence = evidence;
    this.teams = teams;
  }

  TimelineView of(
      TeamEnvironment bot, Instant from, Instant to, double objective, Insight insight) {
    if (!from.isBefore(to)) {
      throw Failure.invalid(
          "The timeline would end (" + to + ") before it begins (" + from + "): exchange the two.");
    }
    if (Duration.between(from, to).compareTo(AT_MOST) > 0) {
      throw Failure.invalid(
          "A timeline covers at most 6 hours, not " + from + " to " + to + ": ask for less.");
    }
    TeamId team = bot.team();
    List<EvidenceEvent> facts = new ArrayList<>();
    if (insight.showsFaults()) {
      facts.addAll(
          evidence.find(
              EvidenceQuery.ofTeam(team, from.minus(FAULTS_BEFORE), from).onlyKinds(FAULT_KINDS)));
    }
    EvidenceQuery within = EvidenceQuery.ofTeam(team, from, to);
    facts.addAll(
        evidence.find(
            insight == Insight.TEAM || insight == Insight.PROJECTOR
                ? within.onlyForTheTeam()
                : within));
    return new TimelineBuilder(from, to, bot.environment(), objective, insight, handles())
        .build(facts);
  }

  /** A fact as the live stream shows it, to whoever may learn of it. */
  public TimelineEventView event(EvidenceEvent fact) {
    return TimelineBuilder.event(fact, handles());
  }

  /** Whether the live stream may show the fact to the team's students, as an event. */
  public static boolean isForTheTeam(EvidenceEvent fact) {
    return fact.kind().audience() == Audience.TEAM;
  }

  /** Whether the live stream may show the fact to a class, too. */
  public static boolean isForTheWall(EvidenceEvent fact) {
    return Insight.PROJECTOR.shows(fact.kind());
  }

  private Function<PersonId, String> handles() {
    Map<PersonId, String> known = new HashMap<>();
    return id ->
        known.computeIfAbsent(
            id, person -> teams.person(person).map(Member::handle).orElse("somebody"));
  }
}
