package dev.firedrill.cli.capacity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.Figure;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Sparkline;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.Table;
import dev.firedrill.cli.server.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Sizes, use and forecasts for people. */
record CapacityText(Invocation invocation) {
  private static final double MEBI = 1024.0 * 1024.0;
  private static final int COLUMNS = 60;
  private static final int FORECASTS = 5;

  /** A peak above this share of the size is worth a look. */
  private static final double TIGHT = 0.1;

  void show(JsonNode capacity) {
    JsonNode budget = capacity.path("budget");
    int left = budget.path("left").asInt();
    console()
        .line(
            console()
                .styled(
                    left < 0 ? Style.BAD : Style.BOLD,
                    "%s of %s units used, %d left"
                        .formatted(
                            budget.path("used").asText(), budget.path("units").asText(), left)));
    Json.elements(capacity.path("environments")).forEach(this::environment);
    forecasts(Json.elements(capacity.path("forecasts")));
    Json.text(capacity, "explanation").map(Printable::line).ifPresent(console()::remark);
  }

  private void environment(JsonNode environment) {
    JsonNode size = environment.path("size");
    console().line("");
    console()
        .line(
            "%s: %s, %s units, %s"
                .formatted(
                    console().styled(Style.BOLD, lower(environment)),
                    Sizing.words(size),
                    environment.path("units").asText(),
                    instances(size.path("instances").asInt())));
    List<JsonNode> minutes = Json.elements(environment.path("measured"));
    if (minutes.isEmpty()) {
      row("used", Style.DIM, "nothing measured in the last hour");
    } else {
      JsonNode last = minutes.getLast();
      row(
          "used",
          Style.PLAIN,
          "%s of a core, %s, %s"
              .formatted(
                  Figure.percent(last.path("cpu").asDouble()),
                  mebibytes(last.path("rssBytes").asLong()),
                  rate(last.path("requestsPerSecond"))));
      row(
          "cpu",
          Style.PLAIN,
          Sparkline.of(
              minutes.stream().mapToDouble(minute -> minute.path("cpu").asDouble()).toArray(),
              COLUMNS));
      row(
          "memory",
          Style.PLAIN,
          Sparkline.of(
              minutes.stream().mapToDouble(minute -> minute.path("rssBytes").asDouble()).toArray(),
              COLUMNS));
    }
    JsonNode peak = environment.path("peak");
    JsonNode headroom = environment.path("headroom");
    if (peak.isObject()) {
      row(
          "day's peak",
          Style.PLAIN,
          "%s of a core, %s, %s"
              .formatted(
                  Figure.percent(peak.path("cpu").asDouble()),
                  mebibytes(peak.path("rssBytes").asLong()),
                  rate(peak.path("requestsPerSecond"))));
    }
    if (headroom.isObject()) {
      double memory = headroom.path("memory").asDouble();
      double cpu = headroom.path("cpu").asDouble();
      row(
          "headroom",
          Math.min(memory, cpu) < TIGHT ? Style.WARNING : Style.PLAIN,
          "%s of the memory, %s of the processor"
              .formatted(Figure.percent(memory), Figure.percent(cpu)));
    }
    JsonNode change = environment.path("change");
    if (change.isObject()) {
      row(
          "set",
          Style.DIM,
          "%s by %s: %s"
              .formatted(
                  invocation.when(change, "at"),
                  Json.text(change.path("by"), "handle").orElse("somebody"),
                  change.path("reason").asText()));
    }
  }

  private void forecasts(List<JsonNode> forecasts) {
    if (forecasts.isEmpty()) {
      return;
    }
    console().line("");
    Table table = new Table(console(), "FORECAST", "FROM", "UNTIL", "PEAK", "UNITS", "OUTCOME");
    forecasts.stream()
        .limit(FORECASTS)
        .forEach(forecast ->
            table
                .cell(lower(forecast))
                .cell(at(forecast, "from"))
                .cell(at(forecast, "until"))
                .cell(Figure.of(forecast.path("peakRequestsPerSecond").asDouble()) + "/s")
                .cell(forecast.path("unitsBudget").asText())
                .cell(outcome(forecast.path("score")))
                .end());
    table.print();
  }

  private static String outcome(JsonNode score) {
    if (!score.isObject()) {
      return "not over, or nobody asked";
    }
    double error = score.path("error").asDouble();
    return "%s/s came, %s too %s; objective %s; %s units%s"
        .formatted(
            Figure.of(score.path("measuredPeak").asDouble()),
            Figure.percent(Math.abs(error)),
            error < 0 ? "low" : "high",
            score.path("objectiveMet").asBoolean() ? "met" : "missed",
            score.path("unitsUsed").asText(),
            score.path("withinUnits").asBoolean() ? "" : ", over the forecast");
  }

  /** What the server answers to a question of another load. */
  void answer(JsonNode question, JsonNode answer) {
    boolean fits = answer.path("fits").asBoolean();
    console()
        .line(
            "%s requests a second in %s with %s (%s units): %s"
                .formatted(
                    Figure.of(question.path("requestsPerSecond").asDouble()),
                    lower(question),
                    Sizing.words(question),
                    answer.path("units").asText(),
                    console()
                        .styled(fits ? Style.GOOD : Style.BAD, fits ? "fits" : "does not fit")));
    JsonNode predicted = answer.path("predicted");
    row(
        "predicted",
        Style.PLAIN,
        "%s of a core, %s%s"
            .formatted(
                Figure.percent(predicted.path("cpu").asDouble()),
                mebibytes(predicted.path("rss").asLong()),
                predicted.path("p95Ms").isNumber()
                    ? ", p95 " + predicted.path("p95Ms").asText() + " ms"
                    : ""));
    row("basis", Style.DIM, answer.path("basis").asText());
    Json.elements(answer.path("problems"))
        .forEach(problem -> row("but", Style.WARNING, problem.asText()));
  }

  private String at(JsonNode node, String member) {
    return invocation.when().at(Instant.parse(node.path(member).asText()));
  }

  private static String instances(int instances) {
    return switch (instances) {
      case 0 -> "none was measured lately";
      case 1 -> "1 instance";
      default -> instances + " instances";
    };
  }

  private static String mebibytes(long bytes) {
    return Figure.of(bytes / MEBI) + " MiB";
  }

  private static String rate(JsonNode rate) {
    return rate.isNumber() ? Figure.of(rate.asDouble()) + " requests/s" : "requests unknown";
  }

  private static String lower(JsonNode node) {
    return node.path("environment").asText().toLowerCase(Locale.ROOT);
  }

  private void row(String name, Style style, String text) {
    console().line("  %-11s".formatted(name) + console().styled(style, Printable.line(text)));
  }

  private Console console() {
    return invocation.console();
  }
}
