package dev.firedrill.cli.observe;

import dev.firedrill.cli.command.Durations;
import dev.firedrill.cli.command.InProduction;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Watch;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.ApiPath;
import dev.firedrill.cli.server.Connection;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "metrics",
    description = "Lists what the bot measures, or computes an expression over it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill metrics",
      "  firedrill metrics 'sum by (plugin) (rate(bot_commands_total[1m]))' --since 1h",
      "  firedrill metrics up --env staging --watch",
      "",
      "QUERY is in the subset of PromQL that the alarms understand too. Each series has a line of",
      "bars: the oldest left, a dot where nothing was measured.",
      "JSON: {environment, up, lastScrapeAt|null, problem|null, series, families: Family[]};",
      "with QUERY {query, stepSeconds, series: [{name, labels, points: [[epochMs, value|null]]}],",
      "truncated, notes}, with --watch a line each time"
    })
final class MetricsCommand implements Callable<Integer> {
  private static final Duration USUAL = Duration.ofMinutes(15);
  private static final int COLUMNS = 60;
  private static final long SHORTEST_STEP_SECONDS = 5;

  @Mixin private final Invocation invocation;
  @Mixin private final InProduction environment = new InProduction();
  @Mixin private final Watch watch = new Watch();

  @Parameters(arity = "0..1", paramLabel = "QUERY", description = "What to compute.")
  private @Nullable String query;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "How far back, such as 5m, 2h or 1d; 15m unless you say.")
  private @Nullable String since;

  @Option(
      names = "--step",
      paramLabel = "TIME",
      description = "How far apart the points are, such as 10s; else as fits.")
  private @Nullable String step;

  MetricsCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() throws InterruptedException {
    MetricText text = new MetricText(invocation);
    if (query == null) {
      if (since != null || step != null) {
        throw CliFailure.usage("--since and --step belong to a QUERY: firedrill metrics up");
      }
      return watch.show(
          invocation,
          connection -> connection.api().get(of(connection, "metrics")),
          text::families);
    }
    Duration window = positive("--since", since, USUAL);
    Duration by =
        positive(
            "--step",
            step,
            Duration.ofSeconds(Math.max(SHORTEST_STEP_SECONDS, window.toSeconds() / COLUMNS)));
    return watch.show(
        invocation,
        connection -> connection.api().get(path(connection, window, by)),
        answer -> text.series(answer, window));
  }

  private ApiPath path(Connection connection, Duration window, Duration by) {
    // Without a time the server takes its own clock's last quarter of an hour: ours may be wrong.
    String from =
        since == null ? null : invocation.around().clock().instant().minus(window).toString();
    return of(connection, "metrics", "query")
        .query("query", query)
        .query("from", from)
        .query("step", by);
  }

  private ApiPath of(Connection connection, Object... segments) {
    return connection.of(segments).query("environment", environment.value().name());
  }

  private static Duration positive(String option, @Nullable String given, Duration usual) {
    Duration time = given == null ? usual : Durations.parse(given);
    if (!time.isPositive()) {
      throw CliFailure.usage(option + " is longer than nothing, such as 5m.");
    }
    return time;
  }
}
