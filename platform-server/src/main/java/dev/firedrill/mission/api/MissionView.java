package dev.firedrill.mission.api;

import dev.firedrill.chaos.RunState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The class as it stands; {@code run} is the one that goes on, or the one asked for. */
public record MissionView(
    long seq,
    Instant now,
    @Nullable MissionRunView run,
    MissionCountsView counts,
    MissionMediansView medians,
    HeatView heat,
    List<MissionTeamView> teams,
    List<NeedView> needsYou,
    MarksView marks) {

  /** The run in passing. */
  public record MissionRunView(
      UUID id,
      int number,
      String title,
      RunState state,
      Instant startedAt,
      Instant endsAt,
      @Nullable Instant endedAt) {}

  /** Columns begin at {@code from}; a cell is a burn bin 0..4, or null where nobody asked. */
  public record HeatView(int stepSeconds, Instant from, int columns, List<HeatRowView> rows) {}

  /** One team's cells, oldest first. */
  public record HeatRowView(String team, List<@Nullable Integer> cells) {}
}
