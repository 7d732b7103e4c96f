package dev.firedrill.mission;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunMilestones;
import dev.firedrill.chaos.RunQueries;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.kernel.Failure;
import dev.firedrill.slo.SliSummary;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what mission control shows. A look costs about ten statements, whatever the number
 * of teams; how far teams have come is read anew for those of which something was heard, and in
 * turn for the others. Safe for threads.
 */
public final class MissionBoard {
  /** How far back the cells of a delta reach: a request's outcome is known within 12 seconds. */
  private static final Duration TAIL = Duration.ofSeconds(60);

  private static final Duration COLUMN = Duration.ofSeconds(15);
  private static final Duration PRESENT = Duration.ofMinutes(15);
  private static final Duration ACTS = Duration.ofHours(1);
  private static final Duration HEAT_KEPT = Duration.ofSeconds(2);
  private static final int LATEST = 10;

  /** What the board asks of others. */
  public record Ports(
      Teams teams,
      RunQueries runs,
      StepLedger ledger,
      RunMilestones milestones,
      Function<UUID, Optional<Instant>> declaredAt,
      Supplier<Map<UUID, Instant>> submitted,
      BurnCells burn,
      ClassFacts facts,
      HelpRequests help,
      Claims claims,
      double usualObjective,
      InstantSource clock) {}

  private record HeatKey(@Nullable RunId run, HeatMap.Range range) {}

  private record Kept(Instant at, HeatMap heat) {}

  private final Ports ports;
  private final MilestoneRounds rounds;
  private final Map<HeatKey, Kept> heats = new ConcurrentHashMap<>();
  private Map<MissionCell, Integer> tail = Map.of();
  private @Nullable Mission last;
  private long seq;

  private record MissionCell(TeamId team, Instant at) {}

  public MissionBoard(Ports ports) {
    this.ports = ports;
    this.rounds = new MilestoneRounds(ports.milestones());
  }

  /** Something was heard of the team, so how far it has come may have changed. */
  public void heardOf(TeamId team) {
    rounds.heardOf(team);
  }

  /**
   * The class as it stands, with this run; null is the one that goes on, if any. Fails with
   * not-found.
   */
  public synchronized Mission look(@Nullable RunId wanted) {
    RunRecord going = going();
    if (wanted == null || (going != null && going.id().equals(wanted))) {
      return look(going, rounds::known, tailCells());
    }
    RunRecord run =
        ports
            .runs()
            .find(wanted)
            .orElseThrow(() -> Failure.notFound("There is no run '" + wanted + "'."));
    return look(run, ports.milestones()::of, tailCells());
  }

  /** The heat map; for {@link HeatMap.Range#RUN} without a run, the last hour. */
  public HeatMap heat(@Nullable RunRecord run, HeatMap.Range range) {
    Instant now = ports.clock().instant();
    HeatKey key = new HeatKey(run == null ? null : run.id(), range);
    Kept kept = heats.get(key);
    if (kept != null && now.isBefore(kept.at().plus(HEAT_KEPT))) {
      return kept.heat();
    }
    HeatMap.Frame frame = frame(run, range, now);
    HeatMap heat =
        HeatMap.of(
            frame,
            ports.teams().all().stream().map(Team::id).toList(),
            ports.burn().cells(frame.from(), frame.to(), frame.step()),
            ports.burn().objectives(),
            ports.usualObjective());
    heats.values().removeIf(each -> now.isAfter(each.at().plus(HEAT_KEPT)));
    heats.put(key, new Kept(now, heat));
    return heat;
  }

  private static HeatMap.Frame frame(@Nullable RunRecord run, HeatMap.Range range, Instant now) {
    // Of a run that is over, minutes before now say nothing.
    if (run != null && (range == HeatMap.Range.RUN || run.endedAt() != null)) {
      return HeatMap.Frame.between(run.startedAt(), run.endedAt() == null ? now : run.endedAt());
    }
    return range == HeatMap.Range.MINUTES_15
        ? HeatMap.Frame.minutes15(now)
        : HeatMap.Frame.hour(now);
  }

  /** What changed since the tick before; empty when nothing did. Call once a second. */
  public synchronized Optional<MissionDelta> tick() {
    RunRecord going = going();
    if (going != null) {
      rounds.next(going.id(), going.teams().keySet());
    }
    List<BurnCells.Cell> cells = tailCells();
    Mission now = look(going, rounds::known, cells);
    MissionDelta delta = MissionDelta.between(last, now, changed(cells, now.teams()));
    last = now;
    if (delta == null) {
      return Optional.empty();
    }
    seq++;
    last = at(now, seq);
    return Optional.of(
        new MissionDelta(
            last, delta.cells(), delta.teams(), delta.needsChanged(), delta.marksChanged()));
  }

  /** Nobody looked for a while: whoever comes back must see that deltas are missing. */
  public synchronized void skipped() {
    if (last != null) {
      seq += 2;
      last = null;
      tail = Map.of();
    }
  }

  private List<MissionDelta.Cell> changed(
      List<BurnCells.Cell> cells, List<Mission.TeamLine> lines) {
    Map<TeamId, Double> objectives = ports.burn().objectives();
    Map<TeamId, String> slugs =
        lines.stream()
            .collect(
                Collectors.toMap(line -> line.team().id(), line -> line.team().slug().value()));
    Map<MissionCell, Integer> now = new HashMap<>();
    List<MissionDelta.Cell> changed = new ArrayList<>();
    for (BurnCells.Cell cell : cells) {
      String slug = slugs.get(cell.team());
      int bin =
          Burn.bin(
              cell.good(),
              cell.total(),
              objectives.getOrDefault(cell.team(), ports.usualObjective()));
      MissionCell key = new MissionCell(cell.team(), cell.at());
      now.put(key, bin);
      if (slug != null && !Integer.valueOf(bin).equals(tail.get(key))) {
        changed.add(new MissionDelta.Cell(slug, cell.at(), bin));
      }
    }
    tail = now;
    return changed;
  }

  private @Nullable RunRecord going() {
    return ports.runs().latest(LATEST).stream()
        .filter(run -> !run.state().isOver())
        .findFirst()
        .orElse(null);
  }

  private List<BurnCells.Cell> tailCells() {
    Instant now = ports.clock().instant();
    return ports.burn().cells(HeatMap.floor(now.minus(TAIL), COLUMN), now.plusSeconds(1), COLUMN);
  }

  private interface Reached {
    RunMilestones.Milestones of(RunId run, TeamId team);
  }

  private Mission look(@Nullable RunRecord run, Reached reached, List<BurnCells.Cell> cells) {
    Instant now = ports.clock().instant();
    Map<TeamId, ClassFacts.Standing> standings = ports.facts().standings();
    Map<TeamId, Instant> acts = ports.facts().lastActs(now.minus(ACTS));
    Map<TeamId, List<StepExecution>> steps =
        run == null
            ? Map.of()
            : ports.ledger().ofRun(run.id()).stream()
                .collect(Collectors.groupingBy(step -> step.key().team()));
    Map<TeamId, Instant> joined = run == null ? Map.of() : joined(run, now);
    Map<UUID, Instant> submitted = run == null ? Map.of() : ports.submitted().get();
    List<Mission.TeamLine> lines = new ArrayList<>();
    List<NeedsYou.Known> known = new ArrayList<>();
    boolean over = run != null && run.state().isOver();
    for (Team team : ports.teams().all()) {
      Progress progress =
          run == null || !run.teams().containsKey(team.id())
              ? null
              : progress(run, team.id(), reached, joined.get(team.id()), submitted);
      ClassFacts.Standing standing = standings.get(team.id());
      boolean heard =
          cells.stream().anyMatch(cell -> cell.team().equals(team.id()) && cell.total() > 0);
      SliSummary.State state =
          standing == null || !heard ? SliSummary.State.NO_DATA : standing.state();
      Instant since = standing == null ? null : standing.since();
      lines.add(new Mission.TeamLine(team, state, since, progress));
      boolean counts = run == null ? standing != null : progress != null;
      Instant silent =
          state == SliSummary.State.NO_DATA && counts && !over
              ? standing == null || standing.state() != SliSummary.State.NO_DATA
                  ? now.minus(TAIL).minusSeconds(1)
                  : standing.since()
              : null;
      known.add(
          new NeedsYou.Known(
              team.id(),
              over ? null : progress,
              steps.getOrDefault(team.id(), List.of()),
              silent,
              acts.get(team.id())));
    }
    Instant from = run == null ? now.minus(ACTS) : run.startedAt();
    Instant to = run == null || run.endedAt() == null ? now.plusSeconds(1) : run.endedAt();
    return new Mission(
        seq,
        now,
        run,
        Tally.counts(lines),
        Tally.medians(lines),
        lines,
        NeedsYou.of(known, ports.help().open(), ports.claims().all(), now),
        Tally.bars(steps.values()),
        ports.facts().marks(from, to));
  }

  /** From a quarter of an hour before the start, so that whoever waits for it counts. */
  private Map<TeamId, Instant> joined(RunRecord run, Instant now) {
    Instant since = run.startedAt().minus(PRESENT);
    Map<TeamId, Instant> first = new HashMap<>();
    if (now.isAfter(since)) {
      ports.facts().present(since).forEach(present -> first.put(present.team(), run.startedAt()));
    }
    return first;
  }

  private Progress progress(
      RunRecord run,
      TeamId team,
      Reached reached,
      @Nullable Instant joined,
      Map<UUID, Instant> submitted) {
    RunMilestones.Milestones at = reached.of(run.id(), team);
    RunMilestones.IncidentRef incident = at.incident();
    return new Progress(
        Objects.requireNonNull(run.teams().get(team)),
        joined,
        at.effectAt(),
        at.detectedAt(),
        incident == null ? null : ports.declaredAt().apply(incident.id()).orElse(null),
        at.engagedAt(),
        at.mitigatedAt(),
        at.resolvedAt(),
        incident == null ? null : submitted.get(incident.id()),
        incident);
  }

  private static Mission at(Mission mission, long seq) {
    return new Mission(
        seq,
        mission.now(),
        mission.run(),
        mission.counts(),
        mission.medians(),
        mission.teams(),
        mission.needs(),
        mission.faults(),
        mission.marks());
  }
}
