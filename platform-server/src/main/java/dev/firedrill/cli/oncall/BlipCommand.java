package dev.firedrill.cli.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Durations;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Watch;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "blip",
    description = "Short real disturbances of staging, which show whether alarms would call.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill blip",
      "  firedrill blip start errors --for 60s --wait",
      "",
      "JSON: {items: [{id, kind, startedAt, until, by, state, results}]}"
    })
final class BlipCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation;
  @Mixin private final Watch watch = new Watch();

  BlipCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() throws InterruptedException {
    return watch.show(
        invocation,
        connection -> connection.api().get(connection.of("test-blips")),
        new BlipText(invocation)::list);
  }

  /** What a blip does to staging's upstreams. */
  enum Kind {
    ERRORS,
    SLOW;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Command(
      name = "start",
      description = "Disturbs what staging depends on, for a while; nobody is called.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill blip start errors",
        "  firedrill blip start slow --for 2m --wait",
        "",
        "JSON: {id, kind, startedAt, until, by, state: RUNNING|DONE, results: [{alarm,",
        "wouldHavePaged, after|null, reason, observedOn}]}"
      })
  static final class Start implements Callable<Integer> {
    private static final Duration PERIOD = Duration.ofSeconds(3);

    /** A minute goes by before the results are there, since alarms may see it late. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Mixin private final Invocation invocation;

    @Parameters(
        paramLabel = "KIND",
        description = "${COMPLETION-CANDIDATES}: the upstreams refuse, or answer late.")
    private Kind kind = Kind.ERRORS;

    @Option(
        names = "--for",
        paramLabel = "TIME",
        defaultValue = "60s",
        description = "How long, 30s to 3m; ${DEFAULT-VALUE} unless you say.")
    private String length = "60s";

    @Option(names = "--wait", description = "Wait for what the alarms made of it.")
    private boolean wait;

    Start(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() throws InterruptedException {
      ObjectNode wish =
          Json.object()
              .put("environment", "STAGING")
              .put("kind", "UPSTREAM_" + kind.name())
              .put("seconds", Durations.parse(length).toSeconds());
      try (Connection connection = invocation.connect()) {
        JsonNode blip = connection.api().post(connection.of("test-blips"), wish);
        if (!wait) {
          invocation.print(
              blip,
              "Staging is disturbed until %s; what your alarms make of it: firedrill blip"
                  .formatted(invocation.when().until(Instant.parse(blip.path("until").asText()))));
          return 0;
        }
        JsonNode over = awaited(connection, blip);
        if (invocation.json()) {
          invocation.print(over);
        } else {
          new BlipText(invocation).results(over);
        }
        return 0;
      }
    }

    private JsonNode awaited(Connection connection, JsonNode started) throws InterruptedException {
      String id = started.path("id").asText();
      Instant until = Instant.parse(started.path("until").asText());
      long polls =
          Duration.between(invocation.around().clock().instant(), until)
              .plus(PATIENCE)
              .dividedBy(PERIOD);
      for (long poll = 0; poll < polls; poll++) {
        for (JsonNode blip : Json.items(connection.api().get(connection.of("test-blips")))) {
          if (blip.path("id").asText().equals(id) && blip.path("state").asText().equals("DONE")) {
            return blip;
          }
        }
        invocation
            .console()
            .progress("Staging is disturbed until " + invocation.when().until(until) + " …");
        invocation.around().pause().of(PERIOD);
      }
      throw new CliFailure(
          ExitCode.FAILED,
          "The blip is over, but nothing said what the alarms made of it: firedrill blip");
    }
  }
}
