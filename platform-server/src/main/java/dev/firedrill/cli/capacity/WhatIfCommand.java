package dev.firedrill.cli.capacity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.InProduction;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Connection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "what-if",
    description = "Says whether a bot of that size would bear that load; changes nothing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill capacity what-if --load 12",
      "  firedrill capacity what-if --load 12 --memory 256 --cpu 50 --env staging",
      "",
      "JSON: {fits, units, predicted: {cpu, rss, p95Ms|null}, basis, problems}"
    })
final class WhatIfCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation;
  @Mixin private final InProduction environment = new InProduction();
  @Mixin private final Sizing sizing = new Sizing();

  @Option(
      names = "--load",
      required = true,
      paramLabel = "RATE",
      description = "Users' requests per second, such as 12 or 0.5.")
  private double load;

  WhatIfCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() {
    try (Connection connection = invocation.connect()) {
      JsonNode now =
          Sizing.of(connection.api().get(connection.of("capacity")), environment.value());
      ObjectNode question = sizing.over(now);
      question.put("environment", environment.value().name()).put("requestsPerSecond", load);
      JsonNode answer = connection.api().post(connection.of("capacity", "what-if"), question);
      if (invocation.json()) {
        invocation.print(answer);
      } else {
        new CapacityText(invocation).answer(question, answer);
      }
      return 0;
    }
  }
}
