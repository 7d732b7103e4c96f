package dev.firedrill.cli.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Durations;
import dev.firedrill.cli.command.Env;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.server.ApiPath;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which lines of the log are meant; the server searches for them. */
final class LogSearch {
  /** How bad a line is, the worst first. */
  enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** They lead to one line and say nothing of it. */
  private static final Set<String> IDS = Set.of("event_id");

  private static final int LONGEST_VALUE = 120;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "Only lines of this level or worse: ${COMPLETION-CANDIDATES}.")
  private @Nullable Level level;

  @Option(
      names = "--grep",
      paramLabel = "TEXT",
      description = "Only lines that contain this, in any case.")
  private @Nullable String text;

  @Option(
      names = "--field",
      paramLabel = "NAME=VALUE",
      description = "Only lines whose field has exactly this value; may be repeated.")
  private List<String> fields = new ArrayList<>();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "How far back to search, such as 5m, 2h or 1d; 15m unless you say.")
  private @Nullable String since;

  /** Whether anything is searched for; else the newest lines are wanted as they are. */
  boolean isWanted() {
    return level != null || text != null || !fields.isEmpty() || since != null;
  }

  /** Fails the command where an option is not understood. */
  void check() {
    fields.forEach(LogSearch::field);
    if (since != null && !Durations.parse(since).isPositive()) {
      throw CliFailure.usage("--since is longer than nothing, such as 5m.");
    }
  }

  /** The newest lines, or those that follow the line {@code after}. */
  ApiPath path(Invocation invocation, Connection connection, Env where, long after, int limit) {
    Instant now = invocation.around().clock().instant();
    Duration back = since == null ? null : Durations.parse(since);
    ApiPath path =
        connection
            .of("logs")
            .query("environment", where.name())
            .query("level", level == null ? null : level.name())
            .query("q", text);
    for (String field : fields) {
      path = path.query("field", field(field));
    }
    return path.query("from", back == null || after > 0 ? null : now.minus(back))
        .query("after", after == 0 ? null : after)
        .query("limit", limit);
  }

  private static String field(String pair) {
    int equals = pair.indexOf('=');
    if (equals < 1) {
      throw CliFailure.usage("'" + pair + "' is no field: say --field NAME=VALUE.");
    }
    return pair.substring(0, equals) + ":" + pair.substring(equals + 1);
  }

  /** A line for people. */
  static String line(Invocation invocation, JsonNode line) {
    String level = Json.text(line, "level").orElse("");
    Style style =
        switch (level) {
          case "ERROR" -> Style.BAD;
          case "WARN" -> Style.WARNING;
          case "DEBUG", "TRACE" -> Style.DIM;
          default -> Style.PLAIN;
        };
    return "%s %s %s%s"
        .formatted(
            Json.text(line, "at").map(at -> invocation.when().at(Instant.parse(at))).orElse("-"),
            invocation.console().styled(style, "%-5s".formatted(level)),
            Printable.line(line.path("text").asText()),
            invocation.console().styled(Style.DIM, fields(line.path("fields"))));
  }

  private static String fields(JsonNode fields) {
    return fields.properties().stream()
        .filter(field -> !IDS.contains(field.getKey()))
        .map(field -> Printable.line(" " + field.getKey() + "=" + shortened(field.getValue())))
        .collect(Collectors.joining());
  }

  private static String shortened(JsonNode value) {
    String text = value.asText();
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
  }

  /** What the server says about the search as a whole. */
  static void remarks(Invocation invocation, JsonNode page) {
    var console = invocation.console();
    if (page.path("items").isEmpty()) {
      console.remark(Printable.line("None: " + page.path("words").asText("all lines") + "."));
    }
    if (page.path("hasMore").asBoolean()) {
      console.remark("There are older ones: -n 1000 shows more, --level and --grep choose.");
    }
    long dropped = page.path("dropped").asLong();
    if (dropped > 0) {
      console.remark(
          console.styled(
              Style.WARNING,
              dropped + " lines were not kept, because the bot wrote too much at once."));
    }
  }
}
