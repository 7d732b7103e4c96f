package dev.firedrill.cli.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.InProduction;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "logs",
    description = "Shows what the bot wrote to its log, or searches in it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill logs",
      "  firedrill logs -f --env staging",
      "  firedrill logs --level warn --since 2h",
      "  firedrill logs -f --grep timeout --field plugin=weather",
      "",
      "JSON: one line a line: {seq, at|null, text}; of a search {id, at, level|null, logger|null,",
      "text, fields, track, truncated}"
    })
final class LogsCommand implements Callable<Integer> {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration SEARCH_PERIOD = Duration.ofSeconds(2);
  private static final int LINES_AT_ONCE = 1000;

  @Mixin private final Invocation invocation;
  @Mixin private final InProduction environment = new InProduction();

  @Mixin private final LogSearch search = new LogSearch();

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what it writes, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      defaultValue = "200",
      description = "How many of the newest lines, 1 to 1000; ${DEFAULT-VALUE} unless you say.")
  private int lines;

  private boolean begun;

  LogsCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (lines < 1 || lines > LINES_AT_ONCE) {
      throw CliFailure.usage("--lines is 1 to " + LINES_AT_ONCE + ", not " + lines + ".");
    }
    search.check();
    try (Connection connection = invocation.connect()) {
      long next = show(connection, 0, lines);
      boolean away = false;
      while (follow) {
        invocation.around().pause().of(search.isWanted() ? SEARCH_PERIOD : PERIOD);
        try {
          next = show(connection, next, LINES_AT_ONCE);
          away = false;
        } catch (CliFailure failure) {
          if (failure.code() != ExitCode.UNREACHABLE) {
            throw failure;
          }
          if (!away) {
            invocation.console().remark(failure.sentence() + " Trying again.");
          }
          away = true;
        }
      }
      return 0;
    }
  }

  private long show(Connection connection, long after, int most) {
    return search.isWanted() ? found(connection, after, most) : tail(connection, after, most);
  }

  private long found(Connection connection, long after, int most) {
    JsonNode page =
        connection.api().get(search.path(invocation, connection, environment.value(), after, most));
    long last = after;
    for (JsonNode line : Json.items(page)) {
      last = Math.max(last, line.path("id").asLong());
      if (invocation.json()) {
        invocation.print(line);
      } else {
        invocation.console().line(LogSearch.line(invocation, line));
      }
    }
    if (!begun && !invocation.json()) {
      LogSearch.remarks(invocation, page);
    }
    begun = true;
    return last;
  }

  private long tail(Connection connection, long after, int most) {
    JsonNode page =
        connection
            .api()
            .get(
                connection
                    .of("bots", environment.value().name(), "log")
                    .query("lines", most)
                    .query("after", after == 0 ? null : after));
    for (JsonNode line : Json.elements(page.path("lines"))) {
      if (invocation.json()) {
        invocation.print(line);
      } else {
        invocation.console().line(Printable.line(line.path("text").asText()));
      }
    }
    long next = page.path("next").asLong(after);
    // A server that was started anew counts from the beginning again.
    return next < after ? 0 : next;
  }
}
