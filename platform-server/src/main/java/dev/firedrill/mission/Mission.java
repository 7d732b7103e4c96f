package dev.firedrill.mission;

import dev.firedrill.chaos.RunRecord;
import dev.firedrill.slo.SliSummary;
import dev.firedrill.team.Team;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The class as it stands. {@code seq} grows with every change that pages are told. Without a run
 * there is no progress and no fault.
 */
public record Mission(
    long seq,
    Instant now,
    @Nullable RunRecord run,
    Counts counts,
    Medians medians,
    List<TeamLine> teams,
    List<Need> needs,
    List<FaultBar> faults,
    List<ClassFacts.Mark> marks) {

  /** How many teams are in which state, and have reached which phase. */
  public record Counts(
      int breaching,
      int burning,
      int ok,
      int noData,
      int teams,
      int joined,
      int affected,
      int detected,
      int declared,
      int mitigated,
      int resolved,
      int postmortem) {}

  /** Over the teams that have both ends, in milliseconds: detect, acknowledge, mitigate. */
  public record Medians(@Nullable Long ttdMs, @Nullable Long ttaMs, @Nullable Long ttmMs) {}

  /** One team; {@code since} is when the state began. */
  public record TeamLine(
      Team team, SliSummary.State state, @Nullable Instant since, @Nullable Progress progress) {}

  /** A fault on the time axis, over all teams that it was applied to. */
  public record FaultBar(
      String step, String title, Instant from, @Nullable Instant to, int applied, int verified) {}
}
