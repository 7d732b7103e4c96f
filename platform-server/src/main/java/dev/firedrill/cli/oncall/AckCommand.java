package dev.firedrill.cli.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.ApiPath;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "ack",
    description = "Takes a page: you look after it, and nobody else is called.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill ack               # the one that is open",
      "  firedrill ack 7",
      "  firedrill ack --mine        # every open page that called you",
      "",
      "JSON: Page; with --mine {items: Page[]}"
    })
final class AckCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation;

  @Parameters(
      arity = "0..1",
      paramLabel = "NUMBER",
      description = "Which page; the open one unless you say.")
  private @Nullable Integer number;

  @Option(names = "--mine", description = "Every open page that called you.")
  private boolean mine;

  AckCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  /** The open ones, or all. */
  static ApiPath pages(Connection connection, boolean all) {
    return connection.of("pages").query("state", all ? null : "OPEN");
  }

  @Override
  public Integer call() {
    if (mine && number != null) {
      throw CliFailure.usage("Say a NUMBER or --mine, not both.");
    }
    try (Connection connection = invocation.connect()) {
      if (mine) {
        takeMine(connection);
        return 0;
      }
      JsonNode page = number == null ? open(connection) : numbered(connection, number);
      JsonNode taken = connection.api().post(ApiPath.of("pages", page.path("id").asText(), "ack"));
      invocation.print(taken, new PageText(invocation).taken(taken));
      return 0;
    }
  }

  private void takeMine(Connection connection) {
    JsonNode taken = connection.api().post(connection.of("pages", "ack-mine"));
    if (invocation.json()) {
      invocation.print(taken);
      return;
    }
    PageText text = new PageText(invocation);
    Json.items(taken).forEach(page -> invocation.console().line(text.taken(page)));
    if (taken.path("items").isEmpty()) {
      invocation.console().line("No open page called you.");
    }
  }

  private static JsonNode open(Connection connection) {
    List<JsonNode> open = Json.items(connection.api().get(pages(connection, false)));
    if (open.isEmpty()) {
      throw new CliFailure(ExitCode.CONFLICT, "No page is open: firedrill pages --all");
    }
    if (open.size() > 1) {
      throw CliFailure.usage(
          "%d pages are open: say which (%s), or --mine."
              .formatted(
                  open.size(),
                  open.stream()
                      .map(page -> page.path("number").asText())
                      .collect(Collectors.joining(", "))));
    }
    return open.getFirst();
  }

  private static JsonNode numbered(Connection connection, int number) {
    return Json.items(connection.api().get(pages(connection, true))).stream()
        .filter(page -> page.path("number").asInt() == number)
        .findFirst()
        .orElseThrow(() ->
            new CliFailure(
                ExitCode.NOT_FOUND,
                "There is no page " + number + " among the newest: firedrill pages --all"));
  }
}
