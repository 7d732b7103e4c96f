package dev.firedrill.mission;

import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What users of all production bots met, in cells of time: one statement for the whole class. */
public interface BurnCells {
  /** A cell that begins at {@code at}; there is none where nobody asked. */
  record Cell(TeamId team, Instant at, long good, long total) {}

  /** Cells of {@code step}, from (a multiple of it) inclusive, to exclusive. */
  List<Cell> cells(Instant from, Instant to, Duration step);

  /** The share of good requests that each team aims at; those that never chose are absent. */
  Map<TeamId, Double> objectives();
}
