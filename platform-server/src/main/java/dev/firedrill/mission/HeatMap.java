package dev.firedrill.mission;

import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Teams by time: each row has a bin of {@link Burn} for each column, or {@link Burn#NO_DATA}.
 * Columns begin at {@code from} and are {@code step} wide.
 */
public record HeatMap(Instant from, Duration step, int columns, Map<TeamId, int[]> rows) {

  /** Which stretch of time to look at. */
  public enum Range {
    MINUTES_15,
    HOUR_1,
    RUN
  }

  /** The columns of a range; the last one holds {@code now}. */
  public record Frame(Instant from, Duration step, int columns) {
    private static final Duration FINE = Duration.ofSeconds(15);
    private static final int FINE_COLUMNS = 60;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_COLUMNS = 120;

    public static Frame minutes15(Instant now) {
      return endingWith(now, FINE, FINE_COLUMNS);
    }

    public static Frame hour(Instant now) {
      return endingWith(now, MINUTE, 60);
    }

    /** The whole of a stretch in whole minutes, as few as give at most 120 columns. */
    public static Frame between(Instant start, Instant end) {
      Instant from = floor(start, MINUTE);
      long minutes = Math.max(1, Duration.between(from, end).toMinutes() + 1);
      long wide = Math.max(1, (minutes + MOST_COLUMNS - 1) / MOST_COLUMNS);
      Duration step = Duration.ofMinutes(wide);
      Instant first = floor(start, step);
      int columns = (int) (Duration.between(first, end).toMinutes() / wide) + 1;
      return new Frame(first, step, columns);
    }

    private static Frame endingWith(Instant now, Duration step, int columns) {
      Instant last = floor(now, step);
      return new Frame(last.minus(step.multipliedBy(columns - 1L)), step, columns);
    }

    public Instant to() {
      return from.plus(step.multipliedBy(columns));
    }
  }

  /** The last multiple of the step that is not after this time. */
  static Instant floor(Instant at, Duration step) {
    long seconds = step.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }

  /** A row for each team; {@code usual} is the objective of those that chose none. */
  public static HeatMap of(
      Frame frame,
      Collection<TeamId> teams,
      List<BurnCells.Cell> cells,
      Map<TeamId, Double> objectives,
      double usual) {
    Map<TeamId, int[]> rows = new HashMap<>();
    for (TeamId team : teams) {
      int[] row = new int[frame.columns()];
      Arrays.fill(row, Burn.NO_DATA);
      rows.put(team, row);
    }
    for (BurnCells.Cell cell : cells) {
      int[] row = rows.get(cell.team());
      long column =
          Math.floorDiv(
              Duration.between(frame.from(), cell.at()).toSeconds(), frame.step().toSeconds());
      if (row != null && column >= 0 && column < row.length) {
        row[(int) column] =
            Burn.bin(cell.good(), cell.total(), objectives.getOrDefault(cell.team(), usual));
      }
    }
    return new HeatMap(frame.from(), frame.step(), frame.columns(), rows);
  }
}
