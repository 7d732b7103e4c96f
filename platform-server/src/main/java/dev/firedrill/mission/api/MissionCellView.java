package dev.firedrill.mission.api;

import dev.firedrill.mission.Burn;
import dev.firedrill.mission.MissionDelta;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A cell of the heat map in columns of 15 seconds; null where nobody asked. */
public record MissionCellView(String team, Instant at, @Nullable Integer bin) {
  static MissionCellView of(MissionDelta.Cell cell) {
    return new MissionCellView(
        cell.team(), cell.at(), cell.bin() == Burn.NO_DATA ? null : Integer.valueOf(cell.bin()));
  }
}
