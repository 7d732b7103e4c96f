package dev.firedrill.cli.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Durations;
import dev.firedrill.cli.console.CliFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a release takes over: at once when it is ready, or in steps that are judged. */
final class Rollout {
  /** The ways there are. */
  enum Strategy {
    ROLLING,
    CANARY;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--strategy",
      paramLabel = "WAY",
      description = "${COMPLETION-CANDIDATES}; rolling unless you say.")
  private @Nullable Strategy strategy;

  @Option(
      names = "--canary",
      split = ",",
      paramLabel = "PERCENT",
      description = "Canary in these steps, such as 10,25,50; the last step is always 100.")
  private List<Integer> steps = new ArrayList<>();

  @Option(
      names = "--step",
      paramLabel = "TIME",
      description = "How long each canary step lasts, such as 60s or 5m.")
  private @Nullable String step;

  @Option(
      names = "--override",
      description = "Deploy although deployments are frozen; the timeline says so.")
  private boolean override;

  /** Puts the wish into the body of a request. */
  void into(ObjectNode body) {
    Strategy way = strategy();
    body.put("strategy", way.name());
    if (override) {
      body.put("override", true);
    }
    if (way == Strategy.CANARY && (!steps.isEmpty() || step != null)) {
      ObjectNode canary = body.putObject("canary");
      ArrayNode array = canary.putArray("steps");
      (steps.isEmpty() ? List.of(10, 25, 50) : steps).forEach(array::add);
      canary.put("stepSeconds", step == null ? 60 : (int) Durations.parse(step).toSeconds());
    }
  }

  private Strategy strategy() {
    boolean canary = !steps.isEmpty() || step != null;
    if (canary && strategy == Strategy.ROLLING) {
      throw CliFailure.usage(
          "A rolling deployment has no canary steps: leave --canary and --step out.");
    }
    return canary ? Strategy.CANARY : strategy == null ? Strategy.ROLLING : strategy;
  }
}
