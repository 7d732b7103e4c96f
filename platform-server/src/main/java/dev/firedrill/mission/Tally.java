package dev.firedrill.mission;

import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.mission.Mission.TeamLine;
import dev.firedrill.slo.SliSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sums over the class. Pure. */
final class Tally {
  private Tally() {}

  static Mission.Counts counts(List<TeamLine> lines) {
    return new Mission.Counts(
        in(lines, SliSummary.State.BREACHING),
        in(lines, SliSummary.State.BURNING),
        in(lines, SliSummary.State.OK),
        in(lines, SliSummary.State.NO_DATA),
        having(lines, progress -> true),
        having(lines, progress -> progress.joinedAt() != null),
        having(lines, progress -> progress.effectAt() != null),
        having(lines, progress -> progress.detectedAt() != null),
        having(lines, progress -> progress.declaredAt() != null),
        having(lines, progress -> progress.mitigatedAt() != null),
        having(lines, progress -> progress.resolvedAt() != null),
        having(lines, progress -> progress.postmortemAt() != null));
  }

  private static int in(List<TeamLine> lines, SliSummary.State state) {
    return (int) lines.stream().filter(line -> line.state() == state).count();
  }

  private static int having(List<TeamLine> lines, Predicate<Progress> what) {
    return (int)
        lines.stream().map(TeamLine::progress).filter(Objects::nonNull).filter(what).count();
  }

  static Mission.Medians medians(List<TeamLine> lines) {
    return new Mission.Medians(
        median(lines, Progress::detectedAt),
        median(lines, Progress::engagedAt),
        median(lines, Progress::mitigatedAt));
  }

  private static @Nullable Long median(
      List<TeamLine> lines, Function<Progress, @Nullable Instant> reached) {
    List<Duration> delays = new ArrayList<>();
    for (TeamLine line : lines) {
      Progress progress = line.progress();
      Duration delay =
          progress == null ? null : Progress.after(progress.effectAt(), reached.apply(progress));
      if (delay != null) {
        delays.add(delay);
      }
    }
    return Progress.median(delays);
  }

  /** One bar for each step that disturbs, from the first team it hit to the last it left. */
  static List<Mission.FaultBar> bars(Collection<List<StepExecution>> teams) {
    Map<String, Mission.FaultBar> bars = new LinkedHashMap<>();
    for (List<StepExecution> steps : teams) {
      for (StepExecution step : steps) {
        Instant applied = step.times().appliedAt();
        if (step.kind().disturbs() && applied != null) {
          int verified = step.hadEffect() ? 1 : 0;
          Instant to = end(step);
          bars.merge(
              step.key().step(),
              new Mission.FaultBar(step.key().step(), step.title(), applied, to, 1, verified),
              Tally::both);
        }
      }
    }
    return List.copyOf(bars.values());
  }

  private static @Nullable Instant end(StepExecution step) {
    Instant reverted = step.times().revertedAt();
    Instant voided = step.times().voidedAt();
    Instant due = step.times().revertDueAt();
    if (reverted != null) {
      return reverted;
    }
    return step.state() == StepState.VOID && voided != null
        ? voided
        : step.state().isOver() ? due : null;
  }

  private static Mission.FaultBar both(Mission.FaultBar one, Mission.FaultBar other) {
    Instant to =
        one.to() == null || other.to() == null
            ? null
            : one.to().isAfter(other.to()) ? one.to() : other.to();
    return new Mission.FaultBar(
        one.step(),
        one.title(),
        one.from().isBefore(other.from()) ? one.from() : other.from(),
        to,
        one.applied() + other.applied(),
        one.verified() + other.verified());
  }
}
