package dev.firedrill.debrief;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How teams did before and now.
 *
 * @param basis whether the earlier run was of the same scenario
 * @param before the earlier run's number
 */
public record Learning(Basis basis, int before, int now, List<Line> lines) {
  public Learning {
    lines = List.copyOf(lines);
  }

  /** Which earlier run is compared with. */
  public enum Basis {
    SAME_SCENARIO,
    ANY_SCENARIO
  }

  /** One team in both runs; a team that was void in either is left out. */
  public record Line(TeamRun before, TeamRun now) {}

  /** The teams that count in both; null when there are none. */
  static @Nullable Learning of(
      Basis basis, int before, List<TeamRun> earlier, int now, List<TeamRun> later) {
    List<Line> lines =
        later.stream()
            .filter(TeamRun::counts)
            .flatMap(team ->
                earlier.stream()
                    .filter(old -> old.team().equals(team.team()) && old.counts())
                    .map(old -> new Line(old, team)))
            .toList();
    return lines.isEmpty() ? null : new Learning(basis, before, now, lines);
  }
}
