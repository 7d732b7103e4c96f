package dev.firedrill.telemetry.logs;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.List;

/**
 * What is new of one bot's log: the lines to keep, how many were not kept, and the number of the
 * last one, kept or not.
 */
public record LogBatch(
    TeamEnvironment bot, List<NewLine> lines, long dropped, Instant at, long position) {
  public LogBatch {
    lines = List.copyOf(lines);
  }
}
