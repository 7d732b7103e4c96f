package dev.firedrill.slo.ledger;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.evidence.Lane;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.slo.objective.JudgedMinutes;
import dev.firedrill.slo.objective.Objective;
import dev.firedrill.slo.objective.ObjectiveBook;
import dev.firedrill.slo.objective.SliMinute;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Member;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ledger of who used up the error budget. It is computed on each read from evidence and from
 * what users met by the minute, so the same time reads the same again, as long as nothing more is
 * revealed.
 */
public final class Ledgers {
  public static final Duration LONGEST = Duration.ofDays(31);
  static final int MOST_ENTRIES = 500;

  /** For so long students are not told that a cause is unknown, since it may be a secret one. */
  static final Duration OPEN = Duration.ofDays(7);

  /** A deployment's later steps are the team's when its request lies at most so far back. */
  private static final Duration LOOK_BACK = Duration.ofHours(3);

  /** What a rule did is told when it is over, and it is given up after an hour. */
  private static final Duration RULE_AT_MOST = Duration.ofHours(1);

  private static final Set<EvidenceKind> FAULTS =
      Arrays.stream(EvidenceKind.values())
          .filter(kind -> kind.lane() == Lane.FAULT)
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(EvidenceKind.class)));
  private static final Set<EvidenceKind> SYMPTOMS =
      EnumSet.of(
          EvidenceKind.SLI_STATE_CHANGED, EvidenceKind.BOT_DISCONNECTED, EvidenceKind.BOT_EXITED);

  private final ObjectiveBook book;
  private final JudgedMinutes minutes;
  private final Evidence evidence;
  private final Teams teams;
  private final Reveals reveals;
  private final SloSettings settings;
  private final InstantSource clock;

  public Ledgers(
      ObjectiveBook book,
      JudgedMinutes minutes,
      Evidence evidence,
      Teams teams,
      Reveals reveals,
      SloSettings settings,
      InstantSource clock) {
    this.book = book;
    this.minutes = minutes;
    this.evidence = evidence;
    this.teams = teams;
    this.reveals = reveals;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The ledger of the clock minutes in this time, up to now. Readers who are not staff learn
   * nothing of faults that were not revealed to the team.
   *
   * @throws Failure invalid-input when the time is the wrong way round or longer than 31 days
   */
  public SloLedger of(TeamEnvironment bot, Instant from, Instant to, boolean forStaff) {
    if (!from.isBefore(to)) {
      throw Failure.invalid(
          "The ledger would end (%s) before it begins (%s): exchange the two."
              .formatted(second(to), second(from)));
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw Failure.invalid(
          "A ledger covers at most 31 days, not %s to %s: ask for less."
              .formatted(second(from), second(to)));
    }
    Instant start = from.truncatedTo(ChronoUnit.MINUTES);
    Instant settled = clock.instant().minus(settings.finality()).truncatedTo(ChronoUnit.MINUTES);
    Instant end = to.isBefore(settled) ? to : settled;
    Objective objective = book.at(bot, to);
    if (!start.isBefore(end)) {
      return written(List.of(), objective, objective.expectedRequests(settings));
    }
    // From a little before, so that a stretch that goes on at the start keeps its cause.
    List<SliMinute> met = minutes.of(objective, start.minus(LOOK_BACK), end);
    List<FaultSpan> faults = faults(bot, start, end, forStaff);
    List<Charge> charges =
        Attribution.of(met, faults, changes(bot, start, end)).stream()
            .filter(charge -> !charge.minute().at().isBefore(start))
            .toList();
    LedgerWriter writer =
        new LedgerWriter(forStaff, openSince(bot.team(), end, forStaff), symptoms(bot, start, end));
    List<SliMinute> within = met.stream().filter(minute -> !minute.at().isBefore(start)).toList();
    return written(
        writer.entries(charges, within), objective, objective.expectedRequests(settings));
  }

  private static Instant second(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  private List<FaultSpan> faults(
      TeamEnvironment bot, Instant start, Instant end, boolean forStaff) {
    Instant since = start.minus(LOOK_BACK).minus(FaultSpan.LONGEST);
    return FaultSpan.of(faultFacts(bot.team(), since, end), bot.environment()).stream()
        .filter(span -> forStaff || isRevealed(span, bot.team()))
        .toList();
  }

  private List<EvidenceEvent> faultFacts(TeamId team, Instant from, Instant to) {
    return evidence.find(EvidenceQuery.ofTeam(team, from, to).onlyKinds(FAULTS));
  }

  private boolean isRevealed(FaultSpan span, TeamId team) {
    return span.run() != null && reveals.isRevealed(span.run(), team);
  }

  /**
   * Since when an unknown cause is pending for students: for a week, and for as long as a fault of
   * the last month is not revealed. By the day, because the minute would tell when the fault was.
   */
  private Instant openSince(TeamId team, Instant end, boolean forStaff) {
    Instant now = clock.instant();
    Instant week = now.minus(OPEN);
    if (forStaff) {
      return week;
    }
    Instant monthAgo = now.minus(LONGEST).minus(LONGEST);
    List<EvidenceEvent> facts = faultFacts(team, monthAgo, now);
    return Arrays.stream(EnvironmentName.values())
        .flatMap(environment -> FaultSpan.of(facts, environment).stream())
        .filter(span -> !isRevealed(span, team))
        .map(span -> span.from().truncatedTo(ChronoUnit.DAYS))
        .filter(day -> day.isBefore(week) && day.isBefore(end))
        .min(Instant::compareTo)
        .orElse(week);
  }

  private List<EvidenceEvent> changes(TeamEnvironment bot, Instant start, Instant end) {
    Set<PersonId> members =
        teams.members(bot.team()).stream().map(Member::id).collect(Collectors.toSet());
    return TeamChanges.among(
        evidence.find(
            EvidenceQuery.ofTeam(
                    bot.team(), start.minus(LOOK_BACK).minus(LOOK_BACK), end.plus(RULE_AT_MOST))
                .onlyKinds(TeamChanges.KINDS)),
        bot.environment(),
        members);
  }

  private List<EvidenceEvent> symptoms(TeamEnvironment bot, Instant start, Instant end) {
    return evidence
        .find(
            EvidenceQuery.ofTeam(bot.team(), start.minus(SliMinute.LENGTH), end)
                .onlyKinds(SYMPTOMS))
        .stream()
        .filter(fact -> fact.environment() == bot.environment())
        .toList();
  }

  private static SloLedger written(
      List<LedgerEntry> entries, Objective objective, long expectedRequests) {
    double allowed = objective.allowed(expectedRequests);
    Map<Cause, double[]> sums = new EnumMap<>(Cause.class);
    for (LedgerEntry entry : entries) {
      double[] sum = sums.computeIfAbsent(entry.cause(), _ -> new double[2]);
      sum[0] += entry.bad() > 0 ? entry.minutes() * entry.share() : 0;
      sum[1] += entry.excused() ? 0 : entry.bad() * entry.share() / allowed;
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        "Judged by %s, which allows %d failed requests."
            .formatted(objective.words(), Math.round(allowed)));
    List<LedgerEntry> shown = entries;
    if (entries.size() > MOST_ENTRIES) {
      shown = entries.subList(entries.size() - MOST_ENTRIES, entries.size());
      notes.add(
          "The newest %d of %d entries are listed; the totals count all."
              .formatted(MOST_ENTRIES, entries.size()));
    }
    return new SloLedger(
        shown,
        sums.entrySet().stream()
            .map(entry ->
                new SloLedger.Total(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
            .toList(),
        notes);
  }
}
