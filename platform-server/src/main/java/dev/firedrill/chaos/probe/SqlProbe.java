package dev.firedrill.chaos.probe;

import dev.firedrill.bot.database.BotDatabases;
import dev.firedrill.bot.database.BotDatabases.Answer;
import dev.firedrill.chaos.probe.baseline.BotSight;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.scenarios.query.SelectQuery;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One SELECT to the bot's own SQLite file: {@code exists} (the file is there), {@code rows} (how
 * many there are, a hundred at most), {@code row} (the columns of the first) and {@code value} (its
 * first column), which are absent without a row or when they are NULL; {@code error} where the
 * database cannot answer. Nothing can be told while the bot does not run.
 */
record SqlProbe(BotDatabases databases, BotSight bots) implements Probe {
  static Optional<String> problem(ProbeSpec probe) {
    if (file(probe).isEmpty()) {
      return Optional.of("asks '" + probe.url() + "', not sqlite:FILE");
    }
    return probe.query() == null
        ? Optional.of("has no query")
        : SelectQuery.problem(probe.query()).map("has a query that %s"::formatted);
  }

  private static Optional<String> file(ProbeSpec probe) {
    return SelectQuery.file(Objects.requireNonNullElse(probe.url(), ""));
  }

  @Override
  public Optional<String> lacking() {
    return databases.lacking();
  }

  @Override
  public Map<String, Object> sample(ProbeSpec probe, Sampling sampling) {
    Optional<String> problem = problem(probe);
    if (problem.isPresent()) {
      throw Failure.invalid("it " + problem.get());
    }
    Answer answer =
        databases.ask(
            sampling.bot(),
            file(probe).orElseThrow(),
            Objects.requireNonNull(probe.query(), "query"),
            probe.timeout());
    return switch (answer) {
      case Answer.Rows rows -> seen(rows);
      case Answer.NoFile() -> Map.of("exists", false);
      case Answer.Refused(String why) -> Map.of("exists", true, "error", why);
      case Answer.NotRunning() -> elsewhere(sampling);
    };
  }

  private Map<String, Object> elsewhere(Sampling sampling) {
    if (Boolean.TRUE.equals(bots.look(sampling.bot()).get("connected"))) {
      throw new Failure(
          ProblemCode.UNAVAILABLE,
          "the bot runs on another server, so this one lacks access to its files");
    }
    return Map.of();
  }

  private static Map<String, Object> seen(Answer.Rows rows) {
    Map<String, Object> result = new HashMap<>();
    result.put("exists", true);
    result.put("rows", rows.count());
    if (rows.count() > 0) {
      result.put("row", rows.first());
    }
    if (rows.value() != null) {
      result.put("value", rows.value());
    }
    return result;
  }
}
