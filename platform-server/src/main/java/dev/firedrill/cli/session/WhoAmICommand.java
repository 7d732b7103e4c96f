package dev.firedrill.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.ApiPath;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "whoami",
    description = "Says who you are, where, and how long your token lasts.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill whoami",
      "",
      "JSON: {server, person, role, team|null, token: Token, serverTime, courseName}"
    })
final class WhoAmICommand implements Callable<Integer> {
  @Mixin private final Invocation invocation;

  WhoAmICommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() {
    try (Connection connection = invocation.connect()) {
      JsonNode caller = connection.api().get(ApiPath.of("tokens", "current"));
      if (invocation.json()) {
        ObjectNode all = Json.object().put("server", connection.api().server());
        all.setAll((ObjectNode) caller);
        invocation.print(all);
        return 0;
      }
      Console console = invocation.console();
      JsonNode token = caller.path("token");
      String role = caller.path("role").asText().toLowerCase(Locale.ROOT);
      console.line(
          Printable.line(
              "%s (%s), %s%s"
                  .formatted(
                      caller.path("person").path("name").asText(),
                      caller.path("person").path("handle").asText(),
                      role,
                      Json.text(caller.path("team"), "name")
                          .map(team -> " of " + team)
                          .orElse(""))));
      console.line(
          "%s, %s".formatted(connection.api().server(), caller.path("courseName").asText()));
      console.line(
          Printable.line(
              "%s '%s', expires %s"
                  .formatted(
                      token.path("kind").asText().equals("CI") ? "CI token" : "token",
                      token.path("name").asText(),
                      invocation.when().of(Instant.parse(token.path("expiresAt").asText())))));
      return 0;
    }
  }
}
