package dev.firedrill.telemetry.logs;

import dev.firedrill.kernel.Failure;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.LogFilter;
import dev.firedrill.telemetry.LogQuery;
import dev.firedrill.telemetry.LogResult;
import dev.firedrill.telemetry.Logs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Searches stored lines. */
public final class StoredLogs implements Logs {
  private static final int MOST = 1_000;
  private static final int BARS = 60;
  private static final List<Integer> BAR_SECONDS =
      List.of(1, 5, 10, 30, 60, 300, 900, 3_600, 10_800, 86_400);

  private final LogStore store;

  public StoredLogs(LogStore store) {
    this.store = store;
  }

  @Override
  public long count(TeamEnvironment bot, LogFilter filter, Instant from, Instant to) {
    return store.count(bot, filter, from, to);
  }

  @Override
  public LogResult search(LogQuery query) {
    if (query.limit() < 1 || query.limit() > MOST) {
      throw Failure.invalid("A search gives 1 to 1,000 lines, not " + query.limit() + ".");
    }
    if (!query.from().isBefore(query.to())) {
      throw Failure.invalid(
          "The end " + query.to() + " is not after the start " + query.from() + "; swap them.");
    }
    List<LogResult.Line> found = store.lines(query);
    boolean more = found.size() > query.limit();
    boolean forward = query.after() != null;
    List<LogResult.Line> lines =
        !more ? found : forward ? found.subList(0, query.limit()) : found.subList(1, found.size());
    return new LogResult(
        lines,
        // A tail or a further page asks for lines; the histogram came with the first page.
        forward || query.before() != null ? List.of() : store.histogram(query, bar(query)),
        store.dropped(query.bot(), query.from(), query.to()),
        more);
  }

  private static Duration bar(LogQuery query) {
    long seconds = Duration.between(query.from(), query.to()).toSeconds();
    int length =
        BAR_SECONDS.stream().filter(bar -> seconds / bar <= BARS).findFirst().orElse(86_400);
    return Duration.ofSeconds(length);
  }
}
