package dev.firedrill.cli.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Durations;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Times;
import dev.firedrill.cli.command.Watch;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.Figure;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.console.Table;
import dev.firedrill.cli.server.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "toil",
    description = "What the team does by hand again and again, before and after a time.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill toil",
      "  firedrill toil --since 14d --split 2026-12-13",
      "",
      "Without --split the sides part at the first action of a rule.",
      "JSON: {from, split, to, kinds: [{kind, label, minutesEach, before, after}], before, after, …}"
    })
final class ToilCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation;
  @Mixin private final Watch watch = new Watch();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "How far back, such as 7d or 6h; as much as after the split unless you say.")
  private @Nullable String since;

  @Option(
      names = "--split",
      paramLabel = "TIME",
      description = "Where before ends and after begins, such as 2026-12-13T18:00.")
  private @Nullable String split;

  ToilCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() throws InterruptedException {
    Duration back = since == null ? null : Durations.parse(since);
    if (back != null && !back.isPositive()) {
      throw CliFailure.usage("--since is longer than nothing, such as 7d.");
    }
    Instant parted = split == null ? null : new Times(invocation.around()).parse(split);
    return watch.show(
        invocation,
        connection ->
            connection
                .api()
                .get(
                    connection
                        .of("toil")
                        .query(
                            "from",
                            back == null ? null : invocation.around().clock().instant().minus(back))
                        .query("split", parted)),
        this::show);
  }

  private void show(JsonNode toil) {
    Console console = invocation.console();
    console.line(
        "before: %s to %s; after: until %s"
            .formatted(at(toil, "from"), at(toil, "split"), at(toil, "to")));
    Table table =
        new Table(
            console, "KIND", "BY HAND", "MINUTES", "RULES", "", "BY HAND", "MINUTES", "RULES");
    for (JsonNode kind : Json.elements(toil.path("kinds"))) {
      JsonNode before = kind.path("before");
      JsonNode after = kind.path("after");
      if (count(before) + count(after) > 0) {
        side(table.cell(kind.path("label").asText()), before).cell("->");
        side(table, after).end();
      }
    }
    side(table.cell("together"), toil.path("before")).cell("->");
    side(table, toil.path("after")).end();
    table.print();
    double was = toil.path("before").path("minutesPerDay").asDouble();
    double is = toil.path("after").path("minutesPerDay").asDouble();
    console.line(
        "Hand work a day: %s min -> %s"
            .formatted(
                Figure.of((double) Math.round(was)),
                console.styled(
                    is < was ? Style.GOOD : is > was ? Style.WARNING : Style.PLAIN,
                    Figure.of((double) Math.round(is)) + " min")));
    examples(Json.elements(toil.path("examples")));
    if (toil.path("truncated").asBoolean()) {
      console.remark("There was more than is read: ask for a shorter time with --since.");
    }
    Json.elements(toil.path("notes"))
        .forEach(note -> console.remark(Printable.line(note.asText())));
  }

  private void examples(List<JsonNode> examples) {
    if (examples.isEmpty()) {
      return;
    }
    Console console = invocation.console();
    console.line("");
    Table table = new Table(console, "LAST BY HAND", "WHO", "WHAT");
    for (JsonNode example : examples) {
      table
          .cell(invocation.when(example, "at"))
          .cell(Json.text(example.path("by"), "handle").orElse("-"))
          .cell(example.path("text").asText())
          .end();
    }
    table.print();
  }

  private static int count(JsonNode side) {
    return side.path("byHand").asInt() + side.path("automated").asInt();
  }

  private static Table side(Table table, JsonNode side) {
    return table
        .cell(side.path("byHand").asText())
        .cell(side.path("minutes").asText())
        .cell(side.path("automated").asText());
  }

  private String at(JsonNode node, String member) {
    return invocation.when().at(Instant.parse(node.path(member).asText()));
  }
}
