package dev.firedrill.cli.command;

import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.Surroundings;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** Points in time as people type them, in their own zone unless they say another. */
public record Times(Surroundings around) {
  public Instant parse(String text) {
    String given = text.strip().replace(' ', 'T');
    try {
      if (given.length() <= "2026-12-20".length()) {
        return LocalDate.parse(given).atStartOfDay(around.zone()).toInstant();
      }
      return given.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
          ? OffsetDateTime.parse(given).toInstant()
          : LocalDateTime.parse(given).atZone(around.zone()).toInstant();
    } catch (DateTimeException unreadable) {
      throw CliFailure.usage(
          "'" + text + "' is no time: say 2026-12-20, 2026-12-20T18:00 or 2026-12-20T18:00Z.");
    }
  }
}
