package dev.firedrill.cli.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.JsonFile;
import dev.firedrill.cli.command.Reason;
import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.Figure;
import dev.firedrill.cli.console.Sparkline;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.console.Table;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code alarm test-fire} and {@code preview}. */
final class AlarmTrial {
  private AlarmTrial() {}

  @Command(
      name = "test-fire",
      description = "Calls as the alarm would, marked as a test; the alarm's state stays.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill alarm test-fire 'weather fails' --reason 'does the phone ring?'",
        "",
        "JSON: {page: Page|null, deliveries: [{channel, to, state, at|null, error|null}]}"
      })
  static final class TestFire implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final Reason reason = new Reason();

    @Parameters(paramLabel = "ALARM", description = "Which one: its name, how it begins, its id.")
    private String name = "";

    TestFire(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        JsonNode alarm = Alarms.find(connection, name);
        ObjectNode why = Json.object().put("reason", reason.required(invocation));
        JsonNode fired =
            connection.api().post(Alarms.path(connection, alarm).with("test-fire"), why);
        if (invocation.json()) {
          invocation.print(fired);
        } else {
          new PageText(invocation).fired(fired);
        }
        return 0;
      }
    }
  }

  @Command(
      name = "preview",
      description = "Tells what an alarm would have done in the last hour; nothing is kept.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill alarm preview weather-fails.json",
        "",
        "FILE.json is as for firedrill alarm create.",
        "JSON: {points: [[epochMs, value|null]], states: [{at, state, reason}]}"
      })
  static final class Preview implements Callable<Integer> {
    private static final int COLUMNS = 60;

    @Mixin private final Invocation invocation;
    @Mixin private final JsonFile file = new JsonFile();

    Preview(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      ObjectNode wish = Json.object();
      wish.set("definition", Alarms.written(file.read(invocation.around())));
      try (Connection connection = invocation.connect()) {
        JsonNode preview = connection.api().post(connection.of("alarms", "preview"), wish);
        if (invocation.json()) {
          invocation.print(preview);
        } else {
          print(preview);
        }
        return 0;
      }
    }

    private void print(JsonNode preview) {
      Console console = invocation.console();
      double[] values =
          Json.elements(preview.path("points")).stream()
              .mapToDouble(point -> AlarmText.number(point.path(1)))
              .toArray();
      DoubleSummaryStatistics known =
          Arrays.stream(values).filter(value -> !Double.isNaN(value)).summaryStatistics();
      if (known.getCount() > 0) {
        console.line(
            "%s  from %s to %s"
                .formatted(
                    Sparkline.of(values, COLUMNS),
                    Figure.of(known.getMin()),
                    Figure.of(known.getMax())));
      }
      Table table = new Table(console, "FROM", "STATE", "WHY");
      for (JsonNode state : Json.elements(preview.path("states"))) {
        table
            .cell(invocation.when(state, "at"))
            .cell(
                AlarmText.words(state.path("state")), AlarmText.style(state.path("state").asText()))
            .cell(state.path("reason").asText())
            .end();
      }
      table.print();
      long fired =
          Json.elements(preview.path("states")).stream()
              .filter(state -> state.path("state").asText().equals("ALARM"))
              .count();
      console.remark(
          "In the last hour it would have fired %d %s."
              .formatted(fired, fired == 1 ? "time" : "times"));
      new AlarmText(invocation).warnings(preview);
    }
  }
}
