package dev.firedrill.cli.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.Figure;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Sparkline;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.Table;
import dev.firedrill.cli.console.When;
import dev.firedrill.cli.server.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code firedrill metrics} for people. */
record MetricText(Invocation invocation) {
  private static final int COLUMNS = 60;
  private static final int MOST_SERIES = 40;
  private static final int LONGEST_NAME = 70;

  void families(JsonNode metrics) {
    List<JsonNode> families = Json.elements(metrics.path("families"));
    if (!families.isEmpty()) {
      Table table = new Table(console(), "METRIC", "TYPE", "SERIES", "WHAT");
      for (JsonNode family : families) {
        table
            .cell(family.path("name").asText(), Style.BOLD)
            .cell(family.path("type").asText().toLowerCase(Locale.ROOT))
            .cell(family.path("series").size() + (family.path("truncated").asBoolean() ? "+" : ""))
            .cell(family.path("help").asText())
            .end();
      }
      table.print();
    }
    boolean up = metrics.path("up").asBoolean();
    remark(
        up ? Style.DIM : Style.WARNING,
        "%s: %s, last asked %s; %s series.%s"
            .formatted(
                metrics.path("environment").asText().toLowerCase(Locale.ROOT),
                up ? "up" : "down",
                invocation.when(metrics, "lastScrapeAt"),
                metrics.path("series").asText("0"),
                Json.text(metrics, "problem").map(problem -> " " + problem).orElse("")));
  }

  void series(JsonNode answer, Duration window) {
    List<JsonNode> series = Json.elements(answer.path("series"));
    if (series.isEmpty()) {
      remark(
          Style.PLAIN,
          "No series in the last %s: firedrill metrics lists what there is."
              .formatted(When.span(window)));
    } else {
      Table table = new Table(console(), "SERIES", "LAST", "LOWEST", "HIGHEST", "");
      series.stream().limit(MOST_SERIES).forEach(line -> row(table, line, answer));
      table.print();
      remark(Style.DIM, scale(answer, window));
    }
    if (series.size() > MOST_SERIES) {
      remark(
          Style.WARNING,
          "%d more series are not shown; --json has them all."
              .formatted(series.size() - MOST_SERIES));
    }
    if (answer.path("truncated").asBoolean()) {
      remark(Style.WARNING, "The server left series out: ask for fewer, as with {name=\"value\"}.");
    }
    Json.elements(answer.path("notes")).forEach(note -> remark(Style.WARNING, note.asText()));
  }

  private static String scale(JsonNode answer, Duration window) {
    return "The last %s, a point every %s s."
        .formatted(When.span(window), Figure.of(answer.path("stepSeconds").asDouble()));
  }

  private static void row(Table table, JsonNode line, JsonNode answer) {
    double[] values = values(line.path("points"));
    DoubleSummaryStatistics known =
        Arrays.stream(values).filter(value -> !Double.isNaN(value)).summaryStatistics();
    boolean any = known.getCount() > 0;
    table
        .cell(name(line, answer.path("query").asText()), Style.BOLD)
        .cell(Figure.of(values.length == 0 ? Double.NaN : values[values.length - 1]))
        .cell(Figure.of(any ? known.getMin() : Double.NaN))
        .cell(Figure.of(any ? known.getMax() : Double.NaN))
        .cell(Sparkline.of(values, COLUMNS))
        .end();
  }

  /** The second of each pair; NaN where it is null. */
  private static double[] values(JsonNode points) {
    return Json.elements(points).stream()
        .mapToDouble(point -> point.path(1).isNumber() ? point.path(1).asDouble() : Double.NaN)
        .toArray();
  }

  private static String name(JsonNode line, String query) {
    String labels =
        line.path("labels").properties().stream()
            .map(label -> label.getKey() + "=\"" + label.getValue().asText() + "\"")
            .collect(Collectors.joining(", "));
    String name = line.path("name").asText();
    String whole = labels.isEmpty() ? name : name + "{" + labels + "}";
    String shown = whole.isEmpty() ? query : whole;
    return shown.length() <= LONGEST_NAME ? shown : shown.substring(0, LONGEST_NAME - 1) + "…";
  }

  private void remark(Style style, String text) {
    console().remark(console().styled(style, Printable.line(text)));
  }

  private Console console() {
    return invocation.console();
  }
}
