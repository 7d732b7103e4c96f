package dev.firedrill.cli.incident;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Group;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.console.Table;
import dev.firedrill.cli.incident.IncidentChange.Part;
import dev.firedrill.cli.server.ApiPath;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What helps in an incident: hints for points, role cards, and who waits for an answer. */
final class IncidentHelp {
  private IncidentHelp() {}

  static CommandLine hint(Surroundings around) {
    return new CommandLine(new Hint())
        .addSubcommand(new ShowHints(around))
        .addSubcommand(new TakeHint(around));
  }

  @Command(name = "hint", description = "Hints for points; the price comes before the hint.")
  static final class Hint extends Group {}

  @Command(
      name = "show",
      description = "Says what the next hint costs, and shows those that were taken.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill incident hint show", "", "JSON: Hints"})
  static final class ShowHints implements Callable<Integer> {
    @Mixin private final IncidentChange change;

    ShowHints(Surroundings around) {
      change = new IncidentChange(around);
    }

    @Override
    public Integer call() {
      Invocation invocation = change.invocation();
      try (Connection connection = invocation.connect()) {
        JsonNode hints =
            connection.api().get(Incidents.path(change.find(connection)).with("hints"));
        invocation.print(hints, () -> show(invocation.console(), hints));
        return ExitCode.OK.number();
      }
    }

    private static void show(Console console, JsonNode hints) {
      for (JsonNode taken : Json.elements(hints.path("taken"))) {
        console.line(
            Printable.line(
                "Hint %s, %s points: %s"
                    .formatted(
                        taken.path("number").asText(),
                        taken.path("cost").asText(),
                        taken.path("text").asText())));
      }
      String cost = hints.path("offer").path("cost").asText();
      console.line(Printable.line(hints.path("offer").path("sentence").asText()));
      console.remark("Take it: firedrill incident hint take " + cost);
    }
  }

  @Command(
      name = "take",
      description = "Takes the next hint at the price that was shown.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill incident hint take 3",
        "",
        "If there is none to give, nothing is charged.",
        "JSON: HintAnswer"
      })
  static final class TakeHint implements Callable<Integer> {
    @Mixin private final IncidentChange change;

    @Parameters(paramLabel = "POINTS", description = "The price, as incident hint show says it.")
    private int points;

    TakeHint(Surroundings around) {
      change = new IncidentChange(around);
    }

    @Override
    public Integer call() {
      Invocation invocation = change.invocation();
      try (Connection connection = invocation.connect()) {
        ApiPath hints = Incidents.path(change.find(connection)).with("hints");
        JsonNode offer = connection.api().get(hints).path("offer");
        if (offer.path("cost").asInt() != points) {
          throw new CliFailure(
              ExitCode.CONFLICT,
              "The next hint costs %s points, not %d; nothing was taken: firedrill incident hint"
                      .formatted(offer.path("cost").asText(), points)
                  + " take "
                  + offer.path("cost").asText());
        }
        JsonNode answer =
            connection
                .api()
                .post(
                    hints,
                    Json.object().put("number", offer.path("number").asInt()).put("cost", points));
        invocation.print(answer, Printable.line(answer.path("sentence").asText()));
        return ExitCode.OK.number();
      }
    }
  }

  @Command(
      name = "card",
      description = "Shows what a role does first, and answers for.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill incident card commander", "", "JSON: RoleCard"})
  static final class Card implements Callable<Integer> {
    @Mixin private final Invocation invocation;

    @Parameters(paramLabel = "ROLE", description = "${COMPLETION-CANDIDATES}")
    private Part role = Part.COMMANDER;

    Card(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        JsonNode card =
            Json.items(connection.api().get(ApiPath.of("role-cards"))).stream()
                .filter(each -> each.path("role").asText().equals(role.wire()))
                .findFirst()
                .orElseThrow(() ->
                    new CliFailure(
                        ExitCode.NOT_FOUND, "The server has no card of a " + role + "."));
        invocation.print(card, () -> show(invocation.console(), card));
        return ExitCode.OK.number();
      }
    }

    private static void show(Console console, JsonNode card) {
      console.line(
          console.styled(Style.BOLD, Printable.line(card.path("label").asText()))
              + Printable.line(": " + card.path("purpose").asText()));
      console.line("The first five minutes");
      List<JsonNode> first = Json.elements(card.path("firstFiveMinutes"));
      for (int i = 0; i < first.size(); i++) {
        console.line("  " + (i + 1) + ". " + Printable.line(first.get(i).asText()));
      }
      console.line("From then on");
      Json.elements(card.path("duties"))
          .forEach(duty -> console.line("  - " + Printable.line(duty.asText())));
    }
  }

  @Command(
      name = "questions",
      description = "Lists who waits for an answer of the team, the oldest first.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill incident questions", "", "JSON: {items: Question[]}"})
  static final class Questions implements Callable<Integer> {
    @Mixin private final IncidentChange change;

    Questions(Surroundings around) {
      change = new IncidentChange(around);
    }

    @Override
    public Integer call() {
      Invocation invocation = change.invocation();
      try (Connection connection = invocation.connect()) {
        JsonNode questions =
            connection.api().get(Incidents.path(change.find(connection)).with("questions"));
        invocation.print(questions, () -> show(invocation, questions));
        return ExitCode.OK.number();
      }
    }

    private static void show(Invocation invocation, JsonNode questions) {
      if (questions.path("items").isEmpty()) {
        invocation.console().remark("Nobody waits for an answer.");
        return;
      }
      Table table = new Table(invocation.console(), "SINCE", "WHO", "WHERE", "WHAT");
      for (JsonNode question : Json.items(questions)) {
        table
            .cell(invocation.when(question, "at"))
            .cell(question.path("from").path("name").asText())
            .cell("#" + question.path("channel").path("name").asText())
            .cell(question.path("text").asText())
            .end();
      }
      table.print();
    }
  }
}
