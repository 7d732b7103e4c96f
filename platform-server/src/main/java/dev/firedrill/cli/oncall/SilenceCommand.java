package dev.firedrill.cli.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Durations;
import dev.firedrill.cli.command.Env;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Reason;
import dev.firedrill.cli.command.Watch;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.console.Table;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "silence",
    description = "Holds back calls for a time; alarms go on changing their state.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill silence 'weather fails' --for 30m --reason 'upstream is being mended'",
      "  firedrill silence --all --env staging --for 2h --reason 'load test'",
      "  firedrill silence end 'weather fails'",
      "",
      "JSON: Silence {id, alarms: id[], environment|null, from, until, reason, by}"
    })
final class SilenceCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation;
  @Mixin private final Reason reason = new Reason();

  @Parameters(
      arity = "0..*",
      paramLabel = "ALARM",
      description = "Which alarms: names, how they begin, ids.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--all", description = "Every alarm instead.")
  private boolean all;

  @Option(
      names = {"-e", "--env"},
      paramLabel = "ENV",
      description = "Only there: ${COMPLETION-CANDIDATES}; both unless you say.")
  private @Nullable Env environment;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "How long, such as 30m or 2h; at most 24h.")
  private @Nullable String length;

  SilenceCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() {
    if (names.isEmpty() != all) {
      throw CliFailure.usage("Say which: ALARM, or --all, one of them.");
    }
    if (length == null) {
      throw CliFailure.usage("Say how long: --for 30m");
    }
    Instant until = invocation.around().clock().instant().plus(Durations.parse(length));
    try (Connection connection = invocation.connect()) {
      ObjectNode wish = Json.object();
      List<JsonNode> alarms = names.stream().map(name -> Alarms.find(connection, name)).toList();
      var ids = wish.putArray("alarms");
      alarms.forEach(alarm -> ids.add(alarm.path("id").asText()));
      wish.put("environment", environment == null ? null : environment.name())
          .put("until", until.toString())
          .put("reason", reason.required(invocation));
      JsonNode silence = connection.api().post(connection.of("silences"), wish);
      String which =
          alarms.isEmpty()
              ? "Every alarm"
              : alarms.stream()
                  .map(alarm -> "'" + alarm.path("name").asText() + "'")
                  .collect(Collectors.joining(", "));
      invocation.print(
          silence,
          Printable.line(
              which
                  + (alarms.size() > 1 ? " call nobody until " : " calls nobody until ")
                  + invocation.when().until(Instant.parse(silence.path("until").asText()))
                  + "."));
      return 0;
    }
  }

  /** What the team holds back now. */
  private static List<JsonNode> silences(Connection connection) {
    return Json.items(connection.api().get(connection.of("silences")));
  }

  private static Map<String, String> namesById(Connection connection) {
    Map<String, String> names = new LinkedHashMap<>();
    Json.items(Alarms.list(connection, null))
        .forEach(alarm -> names.put(alarm.path("id").asText(), alarm.path("name").asText()));
    return names;
  }

  @Command(
      name = "list",
      description = "Lists what is held back now.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill silence list", "", "JSON: {items: Silence[]}"})
  static final class ListAll implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final Watch watch = new Watch();
    private Map<String, String> names = Map.of();

    ListAll(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() throws InterruptedException {
      return watch.show(invocation, this::ask, this::draw);
    }

    private JsonNode ask(Connection connection) {
      JsonNode silences = connection.api().get(connection.of("silences"));
      if (!invocation.json() && !silences.path("items").isEmpty()) {
        names = namesById(connection);
      }
      return silences;
    }

    private void draw(JsonNode silences) {
      if (silences.path("items").isEmpty()) {
        invocation.console().remark("Nothing is silenced.");
        return;
      }
      Table table = new Table(invocation.console(), "ID", "ALARMS", "IN", "UNTIL", "BY", "WHY");
      for (JsonNode silence : Json.items(silences)) {
        table
            .cell(silence.path("id").asText())
            .cell(
                silence.path("alarms").isEmpty()
                    ? "all"
                    : Json.elements(silence.path("alarms")).stream()
                        .map(id -> names.getOrDefault(id.asText(), id.asText()))
                        .collect(Collectors.joining(", ")))
            .cell(
                Json.text(silence, "environment")
                    .map(_ -> AlarmText.words(silence.path("environment")))
                    .orElse("both"))
            .cell(invocation.when(silence, "until"))
            .cell(Json.text(silence.path("by"), "handle").orElse("-"))
            .cell(silence.path("reason").asText())
            .end();
      }
      table.print();
    }
  }

  @Command(
      name = "end",
      description = "Ends a silence before its time.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill silence end 'weather fails'",
        "  firedrill silence end 0f8fad5b-d9cb-469f-a165-70867728950e",
        "",
        "JSON: {ended: id}"
      })
  static final class End implements Callable<Integer> {
    @Mixin private final Invocation invocation;

    @Parameters(
        paramLabel = "ALARM|ID",
        description = "The alarm that it is about, or its id as list shows it.")
    private String which = "";

    End(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        String id = find(connection);
        connection.api().delete(connection.of("silences", id));
        invocation.print(Json.object().put("ended", id), "The silence is over.");
        return 0;
      }
    }

    private String find(Connection connection) {
      List<String> ids = silences(connection).stream().map(one -> one.path("id").asText()).toList();
      if (ids.contains(which)) {
        return which;
      }
      JsonNode alarm = Alarms.find(connection, which);
      List<String> about =
          silences(connection).stream()
              .filter(silence ->
                  Json.elements(silence.path("alarms")).stream()
                      .anyMatch(one -> one.asText().equals(alarm.path("id").asText())))
              .map(silence -> silence.path("id").asText())
              .toList();
      if (about.size() > 1) {
        throw CliFailure.usage(
            "%d silences are about '%s': say the id that firedrill silence list shows."
                .formatted(about.size(), alarm.path("name").asText()));
      }
      return about.stream()
          .findFirst()
          .orElseThrow(() ->
              new CliFailure(
                  ExitCode.NOT_FOUND,
                  "No silence is about '%s': firedrill silence list"
                      .formatted(alarm.path("name").asText())));
    }
  }
}
