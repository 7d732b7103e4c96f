package dev.firedrill.bot;

import java.util.List;

/** Lines of a bot's log, oldest first; {@code next} is what to ask after for those that follow. */
public record LogPage(List<LogLine> lines, long next) {
  public LogPage {
    lines = List.copyOf(lines);
  }
}
