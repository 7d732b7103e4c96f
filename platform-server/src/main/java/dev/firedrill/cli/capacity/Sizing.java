package dev.firedrill.cli.capacity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Env;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.server.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A size on the command line; what is not said stays as it is. */
final class Sizing {
  @Option(names = "--memory", paramLabel = "MIB", description = "Memory of an instance, in MiB.")
  private @Nullable Integer memory;

  @Option(
      names = "--cpu",
      paramLabel = "PERCENT",
      description = "Share of a core of an instance, such as 50 for half a core.")
  private @Nullable Integer cpu;

  boolean isEmpty() {
    return memory == null && cpu == null;
  }

  /** As the server takes it, with whatever was not said taken from how it is. */
  ObjectNode over(JsonNode environment) {
    JsonNode now = environment.path("size");
    return Json.object()
        .put("memoryMiB", memory == null ? now.path("memoryMiB").asInt() : memory)
        .put("cpuPercent", cpu == null ? now.path("cpuPercent").asInt() : cpu);
  }

  /** What the server said of an environment. */
  static JsonNode of(JsonNode capacity, Env environment) {
    return Json.elements(capacity.path("environments")).stream()
        .filter(each -> each.path("environment").asText().equals(environment.name()))
        .findFirst()
        .orElseThrow(() ->
            new CliFailure(
                ExitCode.NOT_FOUND, "The server says nothing of " + environment + "'s size."));
  }

  /** Such as {@code 256 MiB and 50 % of a core}. */
  static String words(JsonNode size) {
    return "%s MiB and %s %% of a core"
        .formatted(size.path("memoryMiB").asText(), size.path("cpuPercent").asText());
  }
}
