package dev.firedrill.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Group;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.console.Table;
import dev.firedrill.cli.server.ApiPath;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "token", description = "Tokens of yours and of your team's CI.")
final class TokenCommand extends Group {
  @Command(
      name = "list",
      description = "Lists your tokens and your team's CI tokens.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill token list", "", "JSON: {items: Token[]}"})
  static final class ListAll implements Callable<Integer> {
    @Mixin private final Invocation invocation;

    ListAll(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        JsonNode tokens = connection.api().get(ApiPath.of("tokens"));
        if (invocation.json()) {
          invocation.print(tokens);
        } else {
          print(tokens);
        }
        return 0;
      }
    }

    private void print(JsonNode tokens) {
      Instant now = invocation.around().clock().instant();
      Table table =
          new Table(invocation.console(), "NAME", "KIND", "MADE BY", "LAST USED", "EXPIRES");
      for (JsonNode token : Json.items(tokens)) {
        Instant expires = Instant.parse(token.path("expiresAt").asText());
        table
            .cell(token.path("name").asText())
            .cell(
                Json.text(token.path("team"), "slug").map(team -> "CI of " + team).orElse("yours"))
            .cell(token.path("createdBy").path("handle").asText())
            .cell(
                Json.text(token, "lastUsedAt")
                    .map(time -> invocation.when().of(Instant.parse(time)))
                    .orElse("never"))
            .cell(invocation.when().of(expires), expires.isAfter(now) ? Style.PLAIN : Style.WARNING)
            .end();
      }
      table.print();
    }
  }

  @Command(
      name = "create",
      description = "Makes a token and writes it to stdout, this once.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill token create github-actions --ci",
        "  firedrill token create backup-script --days 7",
        "",
        "A CI token deploys its team's releases, reads them, status, flags, alarms and objective,",
        "and can do nothing else. Keep it among your CI's secrets as FIREDRILL_TOKEN.",
        "JSON: Token & {secret}"
      })
  static final class Create implements Callable<Integer> {
    @Mixin private final Invocation invocation;

    @Parameters(paramLabel = "NAME", description = "How the timeline and lists call it.")
    private String name = "";

    @Option(names = "--ci", description = "For the team's CI instead of for yourself.")
    private boolean ci;

    @Option(
        names = "--days",
        paramLabel = "N",
        defaultValue = "90",
        description = "How long it lasts, 1 to 365 days; ${DEFAULT-VALUE} unless you say.")
    private int days;

    Create(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        ObjectNode wish =
            Json.object()
                .put("name", name)
                .put("kind", ci ? "CI" : "PERSONAL")
                .put("expiresInDays", days);
        if (ci) {
          wish.put("team", connection.team());
        }
        JsonNode made = connection.api().post(ApiPath.of("tokens"), wish);
        if (!invocation.json()) {
          invocation
              .console()
              .remark(
                  "The token '%s' expires %s. It is shown only now:"
                      .formatted(
                          made.path("name").asText(),
                          invocation.when().of(Instant.parse(made.path("expiresAt").asText()))));
        }
        invocation.print(made, made.path("secret").asText());
        return 0;
      }
    }
  }

  @Command(
      name = "revoke",
      description = "Ends a token at once.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill token revoke github-actions", "", "JSON: {revoked: Token}"})
  static final class Revoke implements Callable<Integer> {
    @Mixin private final Invocation invocation;

    @Parameters(paramLabel = "NAME|ID", description = "Which token.")
    private String which = "";

    Revoke(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        JsonNode token = find(connection);
        connection.api().delete(ApiPath.of("tokens", token.path("id").asText()));
        ObjectNode answer = Json.object();
        answer.set("revoked", token);
        invocation.print(answer, "The token '" + token.path("name").asText() + "' is revoked.");
        return 0;
      }
    }

    private JsonNode find(Connection connection) {
      List<JsonNode> found =
          Json.items(connection.api().get(ApiPath.of("tokens"))).stream()
              .filter(token ->
                  token.path("id").asText().equals(which.toLowerCase(Locale.ROOT))
                      || token.path("name").asText().equals(which))
              .toList();
      if (found.isEmpty()) {
        throw new CliFailure(
            ExitCode.NOT_FOUND, "You see no token '" + which + "': firedrill token list");
      }
      if (found.size() > 1) {
        throw CliFailure.usage(
            "More than one token is called '"
                + which
                + "': give its id, which --json of token list shows.");
      }
      return found.getFirst();
    }
  }
}
