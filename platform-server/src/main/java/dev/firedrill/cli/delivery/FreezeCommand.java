package dev.firedrill.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Durations;
import dev.firedrill.cli.command.Env;
import dev.firedrill.cli.command.Group;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Reason;
import dev.firedrill.cli.command.Times;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.console.Table;
import dev.firedrill.cli.server.ApiPath;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "freeze",
    description = "Times in which nothing is deployed (rollbacks always are).")
final class FreezeCommand extends Group {
  @Command(
      name = "list",
      description = "Lists the freezes that hold for the team.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill freeze list", "", "JSON: {items: Freeze[]}"})
  static final class ListAll implements Callable<Integer> {
    @Mixin private final Invocation invocation;

    ListAll(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        JsonNode freezes =
            connection.api().get(ApiPath.of("freezes").query("team", connection.team()));
        if (invocation.json()) {
          invocation.print(freezes);
          return 0;
        }
        Table table = new Table(invocation.console(), "ID", "FOR", "FROM", "UNTIL", "BY", "WHY");
        for (JsonNode freeze : Json.items(freezes)) {
          boolean active = freeze.path("active").asBoolean();
          table
              .cell(freeze.path("id").asText())
              .cell(
                  Json.text(freeze.path("team"), "slug").orElse("every team")
                      + ", "
                      + Json.text(freeze, "environment")
                          .map(word -> word.toLowerCase(Locale.ROOT))
                          .orElse("both"))
              .cell(time(freeze, "from"))
              .cell(time(freeze, "until"), active ? Style.WARNING : Style.PLAIN)
              .cell(freeze.path("by").path("handle").asText())
              .cell(freeze.path("reason").asText())
              .end();
        }
        table.print();
        return 0;
      }
    }

    private String time(JsonNode freeze, String member) {
      return invocation.when().of(Instant.parse(freeze.path(member).asText()));
    }
  }

  @Command(
      name = "add",
      description = "Freezes deployments for a time.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill freeze add --for 2h --reason 'demo day'",
        "  firedrill freeze add --env production --from 2026-12-20T18:00 --until 2027-01-06",
        "",
        "Times are yours unless they say another zone.",
        "JSON: Freeze"
      })
  static final class Add implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final Reason reason = new Reason();

    @Option(
        names = {"-e", "--env"},
        paramLabel = "ENV",
        description = "${COMPLETION-CANDIDATES}; both unless you say.")
    private @Nullable Env environment;

    @Option(names = "--from", paramLabel = "TIME", description = "Now unless you say.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "TIME", description = "When it ends.")
    private @Nullable String until;

    @Option(names = "--for", paramLabel = "TIME", description = "How long, such as 2h, instead.")
    private @Nullable String length;

    @Option(names = "--every-team", description = "For all teams; instructors only.")
    private boolean everyTeam;

    Add(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      if ((until == null) == (length == null)) {
        throw CliFailure.usage("Say until when: --until TIME or --for 2h, one of them.");
      }
      Times times = new Times(invocation.around());
      Instant begin = from == null ? invocation.around().clock().instant() : times.parse(from);
      Instant end =
          length != null ? begin.plus(Durations.parse(length)) : times.parse(String.valueOf(until));
      try (Connection connection = invocation.connect()) {
        ObjectNode wish =
            Json.object()
                .put("team", everyTeam ? null : connection.team())
                .put("environment", environment == null ? null : environment.name())
                .put("from", begin.toString())
                .put("until", end.toString())
                .put("reason", reason.required(invocation));
        JsonNode freeze = connection.api().post(ApiPath.of("freezes"), wish);
        invocation.print(
            freeze,
            "Deployments are frozen until %s; its id is %s."
                .formatted(invocation.when().of(end), freeze.path("id").asText()));
        return 0;
      }
    }
  }

  @Command(
      name = "remove",
      description = "Ends a freeze.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill freeze remove ID", "", "JSON: {removed: id}"})
  static final class Remove implements Callable<Integer> {
    @Mixin private final Invocation invocation;

    @Parameters(paramLabel = "ID", description = "Which one, as list shows it.")
    private String id = "";

    Remove(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        connection.api().delete(ApiPath.of("freezes", id));
        invocation.print(Json.object().put("removed", id), "The freeze is gone.");
        return 0;
      }
    }
  }
}
