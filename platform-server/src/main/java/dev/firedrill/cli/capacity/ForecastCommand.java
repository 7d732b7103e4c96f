package dev.firedrill.cli.capacity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Durations;
import dev.firedrill.cli.command.InProduction;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Reason;
import dev.firedrill.cli.command.Times;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.Figure;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "forecast",
    description = "Files what load the team expects; afterwards it is compared with what came.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill capacity forecast --from 2026-12-20T18:00 --for 2h --peak 20 --units 6 \\",
      "    --reason 'a talk with 40 people, each asks twice a minute'",
      "",
      "JSON: {id, environment, from, until, peakRequestsPerSecond, unitsBudget, …, score|null}"
    })
final class ForecastCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation;
  @Mixin private final InProduction environment = new InProduction();
  @Mixin private final Reason reasoning = new Reason();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "When it begins; in a minute unless you say.")
  private @Nullable String from;

  @Option(names = "--for", paramLabel = "TIME", description = "How long, such as 2h or 1d.")
  private @Nullable String length;

  @Option(names = "--until", paramLabel = "TIME", description = "When it ends, instead.")
  private @Nullable String until;

  @Option(
      names = "--peak",
      required = true,
      paramLabel = "RATE",
      description = "The most requests per second in it.")
  private double peak;

  @Option(
      names = "--units",
      required = true,
      paramLabel = "N",
      description = "How many units the team will need for it.")
  private int units;

  ForecastCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() {
    Instant begin =
        from == null
            ? invocation.around().clock().instant().plusSeconds(60)
            : new Times(invocation.around()).parse(from);
    Instant end = end(begin);
    ObjectNode wish =
        Json.object()
            .put("environment", environment.value().name())
            .put("from", begin.toString())
            .put("until", end.toString())
            .put("peakRequestsPerSecond", peak)
            .put("unitsBudget", units)
            .put("reasoning", reasoning.required(invocation));
    try (Connection connection = invocation.connect()) {
      JsonNode filed = connection.api().post(connection.of("forecasts"), wish);
      invocation.print(
          filed,
          "Filed: at most %s requests a second in %s from %s to %s, on %d units."
              .formatted(
                  Figure.of(peak),
                  environment.value(),
                  invocation.when().at(begin),
                  invocation.when().at(end),
                  units));
      return 0;
    }
  }

  private Instant end(Instant begin) {
    if (length != null && until == null) {
      return begin.plus(Durations.parse(length));
    }
    if (length == null && until != null) {
      return new Times(invocation.around()).parse(until);
    }
    throw CliFailure.usage("Say until when: --for 2h or --until TIME, one of them.");
  }
}
