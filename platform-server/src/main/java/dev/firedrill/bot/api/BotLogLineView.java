package dev.firedrill.bot.api;

import dev.firedrill.bot.LogLine;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of a bot's log; {@code at} where the line tells its time. */
public record BotLogLineView(long seq, @Nullable Instant at, String text) {
  /** The time at the beginning of a line, behind the track: bare, as ts=… or as {"ts":"…". */
  private static final Pattern TIME =
      Pattern.compile("^(?:d\\d+ )?(?:ts=|\\{\"ts\":\")?(\\d{4}-[^\\s\"]+)");

  static BotLogLineView of(LogLine line) {
    return new BotLogLineView(line.seq(), timeIn(line.text()), line.text());
  }

  private static @Nullable Instant timeIn(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.find()) {
      return null;
    }
    try {
      return Instant.parse(time.group(1));
    } catch (DateTimeParseException none) {
      return null;
    }
  }
}
