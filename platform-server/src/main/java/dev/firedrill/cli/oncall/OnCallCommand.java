package dev.firedrill.cli.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Durations;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Times;
import dev.firedrill.cli.command.Watch;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "oncall",
    description = "Who is called when an alarm fires.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill oncall",
      "  firedrill oncall hand-over @ada --for 2h --note 'exam'",
      "  firedrill oncall set --members @ada,@bob --shift 12h --ack-within 5m",
      "",
      "JSON: {version, rota, escalation, now|null, until|null, next|null, shifts, holes}"
    })
final class OnCallCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation;
  @Mixin private final Watch watch = new Watch();

  OnCallCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() throws InterruptedException {
    return show(invocation, watch);
  }

  private static int show(Invocation invocation, Watch watch) throws InterruptedException {
    return watch.show(
        invocation,
        connection -> connection.api().get(connection.of("on-call")),
        new OnCallText(invocation)::show);
  }

  @Command(
      name = "show",
      description = "Says who is on call now and next, and where nobody is.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill oncall show",
        "",
        "JSON: {version, rota, escalation, now|null, until|null, next|null, shifts, holes}"
      })
  static final class Show implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final Watch watch = new Watch();

    Show(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() throws InterruptedException {
      return show(invocation, watch);
    }
  }

  @Command(
      name = "hand-over",
      description = "Makes somebody else take over from now on.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill oncall hand-over @ada --for 2h --note 'exam'",
        "  firedrill oncall hand-over ada --until 2026-12-20T08:00",
        "",
        "JSON: as of oncall show"
      })
  static final class HandOver implements Callable<Integer> {
    @Mixin private final Invocation invocation;

    @Parameters(paramLabel = "@WHO", description = "To whom, by the handle.")
    private String who = "";

    @Option(names = "--for", paramLabel = "TIME", description = "How long, such as 2h or 1d.")
    private @Nullable String length;

    @Option(names = "--until", paramLabel = "TIME", description = "When it ends, instead.")
    private @Nullable String until;

    @Option(names = "--note", paramLabel = "TEXT", description = "What they ought to know.")
    private @Nullable String note;

    HandOver(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      Instant end = end();
      String handle = who.strip().replaceFirst("^@", "");
      try (Connection connection = invocation.connect()) {
        ObjectNode wish =
            Json.object().put("to", handle).put("until", end.toString()).put("note", note);
        JsonNode after = connection.api().post(connection.of("on-call", "hand-over"), wish);
        invocation.print(
            after, "%s is on call until %s.".formatted(handle, invocation.when().until(end)));
        return 0;
      }
    }

    private Instant end() {
      if (length != null && until == null) {
        return invocation.around().clock().instant().plus(Durations.parse(length));
      }
      if (length == null && until != null) {
        return new Times(invocation.around()).parse(until);
      }
      throw CliFailure.usage("Say until when: --for 2h or --until TIME, one of them.");
    }
  }
}
