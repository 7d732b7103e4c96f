package dev.firedrill.telemetry.logs;

import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.LogLine;
import dev.firedrill.bot.LogPage;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.LogLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log of one bot. At most 200 lines a second are kept, with 1,000 at once; the rest is
 * counted. Used by one thread at a time.
 */
final class LogTail {
  private static final int PAGE = 1_000;
  private static final int BURST = 1_000;
  private static final double PER_SECOND = 200;

  /** A bot's clock is believed when it is about right: lines are read every second. */
  private static final Duration LATE = Duration.ofSeconds(30);

  private static final Duration EARLY = Duration.ofSeconds(1);

  private final TeamEnvironment bot;
  private final BotRuntime runtime;
  private final LogStore store;
  private @Nullable Long position;
  private double allowance = BURST;
  private Instant allowedAt = Instant.EPOCH;

  LogTail(TeamEnvironment bot, BotRuntime runtime, LogStore store) {
    this.bot = bot;
    this.runtime = runtime;
    this.store = store;
  }

  /**
   * The lines that are new; empty when there are none. Asked again, the same until they are kept.
   */
  Optional<LogBatch> read(Instant now) {
    long after = position == null ? store.position(bot).orElse(0L) : position;
    position = after;
    LogPage page = runtime.log(bot, after, PAGE);
    if (page.lines().isEmpty()) {
      return Optional.empty();
    }
    long first = page.lines().getFirst().seq();
    // A lower number than before: the log was begun anew, and nothing was missed.
    long missed = after > 0 && first > after + 1 ? first - after - 1 : 0;
    List<NewLine> kept = new ArrayList<>();
    earn(now);
    for (LogLine line : page.lines()) {
      if (allowance < 1) {
        missed++;
        continue;
      }
      allowance--;
      kept.add(fresh(LineParser.parse(line.text()), now));
    }
    return Optional.of(new LogBatch(bot, kept, missed, now, page.next()));
  }

  /** What was read is stored, the newest line under this id; goes on behind it. */
  LogsArrived kept(LogBatch batch, long lastId) {
    position = batch.position();
    Map<LogLevel, Integer> byLevel = new EnumMap<>(LogLevel.class);
    int other = 0;
    for (NewLine line : batch.lines()) {
      if (line.level() == null) {
        other++;
      } else {
        byLevel.merge(line.level(), 1, Integer::sum);
      }
    }
    return new LogsArrived(bot, lastId, byLevel, other);
  }

  private void earn(Instant now) {
    double seconds = Duration.between(allowedAt, now).toMillis() / 1e3;
    allowance = Math.min(BURST, allowance + Math.max(0, seconds) * PER_SECOND);
    allowedAt = now;
  }

  private static NewLine fresh(ParsedLine line, Instant now) {
    Instant own = line.ownTime();
    boolean honest = own != null && !own.isBefore(now.minus(LATE)) && !own.isAfter(now.plus(EARLY));
    Map<String, String> fields = line.fields();
    if (own != null && !honest) {
      fields = new java.util.LinkedHashMap<>(fields);
      fields.put("ts", own.toString());
    }
    return new NewLine(
        own != null && honest ? own : now,
        line.level(),
        line.logger(),
        line.text(),
        fields,
        line.track(),
        line.cut());
  }
}
