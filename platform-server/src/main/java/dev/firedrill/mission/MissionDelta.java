package dev.firedrill.mission;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed since the delta before. Null means as before; every item replaces the one of the
 * same team, so a delta that comes twice changes nothing.
 */
public record MissionDelta(
    Mission now,
    List<Cell> cells,
    List<Mission.TeamLine> teams,
    boolean needsChanged,
    boolean marksChanged) {

  /** A cell of the heat map in columns of 15 seconds. */
  public record Cell(String team, Instant at, int bin) {}

  /** The difference of two looks at the class; null when there is none. */
  static @Nullable MissionDelta between(@Nullable Mission before, Mission now, List<Cell> cells) {
    List<Mission.TeamLine> teams =
        before == null
            ? now.teams()
            : now.teams().stream().filter(line -> !before.teams().contains(line)).toList();
    boolean needs = before == null || !before.needs().equals(now.needs());
    boolean marks =
        before == null
            || !before.marks().equals(now.marks())
            || !before.faults().equals(now.faults());
    boolean counts =
        before == null
            || !before.counts().equals(now.counts())
            || !before.medians().equals(now.medians());
    return cells.isEmpty() && teams.isEmpty() && !needs && !marks && !counts
        ? null
        : new MissionDelta(now, cells, teams, needs, marks);
  }
}
