package dev.firedrill.telemetry.api.logs;

import dev.firedrill.telemetry.LogResult;
import java.time.Instant;

/** How many lines there are in the seconds from {@code at}; a bar without lines is left out. */
public record LogBarView(Instant at, long seconds, LogCountsView counts) {
  /** {@code debug} holds traces too, {@code other} the lines without a level. */
  public record LogCountsView(long error, long warn, long info, long debug, long other) {}

  static LogBarView of(LogResult.Bar bar) {
    return new LogBarView(
        bar.at(),
        bar.seconds(),
        new LogCountsView(bar.error(), bar.warn(), bar.info(), bar.debug(), bar.other()));
  }
}
