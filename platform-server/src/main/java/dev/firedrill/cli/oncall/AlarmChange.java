package dev.firedrill.cli.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.JsonFile;
import dev.firedrill.cli.command.Reason;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code alarm create}, {@code delete}, {@code enable} and {@code disable}. */
final class AlarmChange {
  private AlarmChange() {}

  @Command(
      name = "create",
      description = "Makes an alarm as a file defines it.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill alarm create weather-fails.json",
        "  firedrill alarm show weather --json | jq '.name = \"lynx fails\"' \\",
        "    | firedrill alarm create -",
        "",
        "  {\"name\": \"weather fails\", \"environment\": \"PRODUCTION\",",
        "   \"source\": {\"type\": \"USERS\", \"measure\": \"ERROR_RATIO\", \"command\": \"weather\"},",
        "   \"comparison\": \"GT\", \"threshold\": 0.05, \"periodSeconds\": 60,",
        "   \"evaluationPeriods\": 3, \"datapointsToAlarm\": 2, \"severity\": \"PAGE\"}",
        "",
        "Try it on the last hour first: firedrill alarm preview FILE.json",
        "JSON: Alarm"
      })
  static final class Create implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final JsonFile file = new JsonFile();

    Create(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      JsonNode wish = Alarms.written(file.read(invocation.around()));
      try (Connection connection = invocation.connect()) {
        JsonNode alarm = connection.api().post(connection.of("alarms"), wish);
        invocation.print(
            alarm,
            Printable.line(
                "The alarm '%s' watches %s now; try it: firedrill alarm test-fire '%s'"
                    .formatted(
                        alarm.path("name").asText(),
                        AlarmText.words(alarm.path("environment")),
                        alarm.path("name").asText())));
        if (!invocation.json()) {
          new AlarmText(invocation).warnings(alarm);
        }
        return 0;
      }
    }
  }

  @Command(
      name = "delete",
      description = "Deletes an alarm; its history stays.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill alarm delete 'weather fails' --reason 'nobody acts on it'",
        "",
        "JSON: {deleted: Alarm}"
      })
  static final class Delete implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final Reason reason = new Reason();

    @Parameters(paramLabel = "ALARM", description = "Which one: its whole name or its id.")
    private String name = "";

    Delete(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        JsonNode alarm = Alarms.find(connection, name);
        String why = reason.required(invocation);
        connection.api().delete(Alarms.path(connection, alarm).query("reason", why));
        var answer = Json.object();
        answer.set("deleted", alarm);
        invocation.print(
            answer, Printable.line("The alarm '" + alarm.path("name").asText() + "' is deleted."));
        return 0;
      }
    }
  }

  @Command(
      name = "enable",
      description = "Lets an alarm be evaluated again.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill alarm enable 'weather fails'", "", "JSON: Alarm"})
  static final class Enable implements Callable<Integer> {
    @Mixin private final Invocation invocation;

    @Parameters(paramLabel = "ALARM", description = "Which one: its name, how it begins, its id.")
    private String name = "";

    Enable(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      return turn(invocation, name, true);
    }
  }

  @Command(
      name = "disable",
      description = "Stops evaluating an alarm, for good; silence holds it back for a time.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill alarm disable 'weather fails'", "", "JSON: Alarm"})
  static final class Disable implements Callable<Integer> {
    @Mixin private final Invocation invocation;

    @Parameters(paramLabel = "ALARM", description = "Which one: its name, how it begins, its id.")
    private String name = "";

    Disable(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      return turn(invocation, name, false);
    }
  }

  private static int turn(Invocation invocation, String name, boolean on) {
    try (Connection connection = invocation.connect()) {
      JsonNode before = Alarms.find(connection, name);
      JsonNode alarm =
          connection
              .api()
              .put(
                  Alarms.path(connection, before),
                  before.path("version").asLong(),
                  Alarms.definition(before).put("enabled", on));
      invocation.print(
          alarm,
          Printable.line(
              "The alarm '%s' is %s."
                  .formatted(alarm.path("name").asText(), on ? "enabled" : "disabled")));
      if (!invocation.json()) {
        new AlarmText(invocation).warnings(alarm);
      }
      return 0;
    }
  }
}
