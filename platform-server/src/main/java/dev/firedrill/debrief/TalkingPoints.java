package dev.firedrill.debrief;

import dev.firedrill.debrief.TalkingPoint.Topic;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to talk about, by rules: each names one team and what the record shows. */
final class TalkingPoints {
  /** Less silence than this is nothing to talk about. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private TalkingPoints() {}

  static List<TalkingPoint> of(List<TeamRun> teams) {
    List<TeamRun> counting = teams.stream().filter(TeamRun::counts).toList();
    List<TalkingPoint> points = new ArrayList<>();
    slowestDetection(counting).ifPresent(points::add);
    bestMitigation(counting).ifPresent(points::add);
    neverResolved(counting).ifPresent(points::add);
    silence(counting).ifPresent(points::add);
    falseAlarms(counting).ifPresent(points::add);
    return points;
  }

  private static Optional<TalkingPoint> slowestDetection(List<TeamRun> teams) {
    return teams.size() < 2
        ? Optional.empty()
        : teams.stream()
            .max(Comparator.comparing(team -> took(Measure.TTD, team)))
            .map(team ->
                new TalkingPoint(
                    Topic.SLOWEST_DETECTION,
                    team.team(),
                    inWords(Measure.TTD, team, "detected it after %s", "never detected it")
                        + "; "
                        + alarms(team, teams)));
  }

  /** What the team's own alarms had said by then, or what those of others could have. */
  private static String alarms(TeamRun team, List<TeamRun> all) {
    Instant detected = Objects.requireNonNullElse(team.reached().detectedAt(), team.until());
    Optional<EvidenceEvent> own =
        firing(team).filter(fact -> fact.occurredAt().isBefore(detected)).findFirst();
    if (own.isPresent()) {
      return "its alarm %s had fired %s after the effect"
          .formatted(
              own.get().payload().getOrDefault("name", "of its own"),
              words(sinceEffect(team, own.get())));
    }
    return all.stream()
        .flatMap(other -> firing(other).map(fact -> sinceEffect(other, fact)))
        .min(Comparator.naturalOrder())
        .map(soonest ->
            "none of its alarms had fired, where another team's did after " + words(soonest))
        .orElse("no alarm of any team fired");
  }

  private static Stream<EvidenceEvent> firing(TeamRun team) {
    Instant effect = Objects.requireNonNull(team.reached().effectAt());
    return team.facts().stream()
        .filter(fact ->
            fact.kind() == EvidenceKind.ALARM_STATE_CHANGED
                && "ALARM".equals(fact.payload().get("to"))
                && !fact.occurredAt().isBefore(effect));
  }

  private static Optional<TalkingPoint> bestMitigation(List<TeamRun> teams) {
    return teams.stream()
        .filter(team -> team.reached().mitigatedAt() != null)
        .min(Comparator.comparing(team -> took(Measure.TTM, team)))
        .map(team ->
            new TalkingPoint(
                Topic.BEST_MITIGATION,
                team.team(),
                inWords(Measure.TTM, team, "mitigated it after %s", "")
                    + lastDeed(team)
                        .map(fact -> "; the last thing it did before: " + fact.text())
                        .orElse("")));
  }

  private static Optional<EvidenceEvent> lastDeed(TeamRun team) {
    Instant effect = Objects.requireNonNull(team.reached().effectAt());
    Instant well = Objects.requireNonNull(team.reached().mitigatedAt());
    Predicate<EvidenceEvent> between =
        fact -> fact.occurredAt().isAfter(effect) && !fact.occurredAt().isAfter(well);
    return team.facts().stream()
        .filter(fact -> fact.kind().lane() == Lane.ACTION && fact.actor() != null)
        .filter(between)
        .reduce((earlier, later) -> later);
  }

  private static Optional<TalkingPoint> neverResolved(List<TeamRun> teams) {
    return teams.stream()
        .filter(team -> team.reached().mitigatedAt() != null && team.reached().resolvedAt() == null)
        .findFirst()
        .map(team ->
            new TalkingPoint(
                Topic.RELAPSE,
                team.team(),
                "made users well again and left the cause in place until the end"));
  }

  private static Optional<TalkingPoint> silence(List<TeamRun> teams) {
    return teams.stream()
        .filter(team -> silenceOf(team).compareTo(SILENCE) >= 0)
        .max(Comparator.comparing(TalkingPoints::silenceOf))
        .map(team ->
            new TalkingPoint(
                Topic.STALE_UPDATES,
                team.team(),
                "let users wait " + words(silenceOf(team)) + " for updates that were due"));
  }

  private static Duration silenceOf(TeamRun team) {
    return Objects.requireNonNullElse(team.stale(), Duration.ZERO);
  }

  private static Optional<TalkingPoint> falseAlarms(List<TeamRun> teams) {
    return teams.stream()
        .filter(team -> early(team) > 0)
        .max(Comparator.comparingLong(TalkingPoints::early))
        .map(team ->
            new TalkingPoint(
                Topic.FALSE_ALARMS,
                team.team(),
                early(team) == 1
                    ? "declared an incident before any fault had an effect"
                    : "declared " + early(team) + " incidents before any fault had an effect"));
  }

  private static long early(TeamRun team) {
    Instant effect = Objects.requireNonNull(team.reached().effectAt());
    return team.facts().stream()
        .filter(fact ->
            fact.kind() == EvidenceKind.INCIDENT_DECLARED && fact.occurredAt().isBefore(effect))
        .count();
  }

  /** A team that never did it took longer than all others. */
  private static Duration took(Measure measure, TeamRun team) {
    Duration took = measure.of(team.reached());
    return took == null ? Duration.ofDays(365) : took;
  }

  private static String inWords(Measure measure, TeamRun team, String did, String never) {
    @Nullable Duration took = measure.of(team.reached());
    return took == null ? never : did.formatted(words(took));
  }

  private static Duration sinceEffect(TeamRun team, EvidenceEvent fact) {
    return Duration.between(Objects.requireNonNull(team.reached().effectAt()), fact.occurredAt());
  }

  static String words(Duration length) {
    long minutes = length.toMinutes();
    long seconds = length.toSecondsPart();
    if (minutes == 0) {
      return seconds + " s";
    }
    return seconds == 0 ? minutes + " min" : minutes + " min " + seconds + " s";
  }
}
