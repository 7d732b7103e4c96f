package dev.firedrill.cli.capacity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Consent;
import dev.firedrill.cli.command.InProduction;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Reason;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Connection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "set",
    description = "Changes a bot's size and restarts it; what is not said stays.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill capacity set --memory 256 --reason 'the heap is full'",
      "  firedrill capacity set --env staging --memory 128 --cpu 25 --reason 'half is enough'",
      "",
      "JSON: as of firedrill capacity"
    })
final class SizeChange implements Callable<Integer> {
  @Mixin private final Invocation invocation;
  @Mixin private final InProduction environment = new InProduction();
  @Mixin private final Consent consent = new Consent();
  @Mixin private final Reason reason = new Reason();
  @Mixin private final Sizing sizing = new Sizing();

  SizeChange(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() {
    if (sizing.isEmpty()) {
      throw CliFailure.usage("Say the new size: --memory 256, --cpu 50 or both.");
    }
    try (Connection connection = invocation.connect()) {
      JsonNode before =
          Sizing.of(connection.api().get(connection.of("capacity")), environment.value());
      ObjectNode wish = sizing.over(before);
      String words = Sizing.words(wish);
      consent.beforeProduction(invocation, environment.value(), "Restart production with " + words);
      wish.put("reason", reason.required(invocation));
      JsonNode after =
          connection
              .api()
              .put(
                  connection.of("capacity", environment.value().name()),
                  before.path("version").asLong(),
                  wish);
      invocation.print(after, said(before, after, words));
      return 0;
    }
  }

  private String said(JsonNode before, JsonNode after, String words) {
    JsonNode now = Sizing.of(after, environment.value());
    if (now.path("version").asLong() == before.path("version").asLong()) {
      return "%s has %s already.".formatted(environment.value(), words);
    }
    return "%s gets %s and restarts: %s units, %s of %s left."
        .formatted(
            environment.value(),
            words,
            now.path("units").asText(),
            after.path("budget").path("left").asText(),
            after.path("budget").path("units").asText());
  }
}
