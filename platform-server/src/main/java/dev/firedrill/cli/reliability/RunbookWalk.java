package dev.firedrill.cli.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Goes through a run with a person, step by step, or alone. */
final class RunbookWalk {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** So long the server may be away while a step is waited for: the step may restart much. */
  private static final int MOST_MISSED = 60;

  private final Invocation invocation;
  private final Connection connection;
  private final Console console;
  private final RunText text;
  private final boolean alone;
  private final Map<Integer, String> told = new HashMap<>();

  RunbookWalk(Invocation invocation, Connection connection, boolean alone) {
    this.invocation = invocation;
    this.connection = connection;
    this.console = invocation.console();
    this.text = new RunText(invocation);
    this.alone = alone;
  }

  /** The command's exit code once every step is over. */
  int through(JsonNode begun) throws InterruptedException {
    JsonNode run = begun;
    show(run);
    try (var _ = invocation.around().interruption().onInterrupt(() -> farewell(begun))) {
      while (isOpen(run)) {
        Optional<JsonNode> bad = repeatable(run);
        Optional<JsonNode> next = next(run);
        if (bad.isPresent()) {
          run = afterFailure(run, bad.get());
        } else if (next.isPresent()) {
          run = before(run, next.get());
        } else {
          run = later(run);
        }
        show(run);
      }
    }
    return result(run);
  }

  private JsonNode before(JsonNode run, JsonNode step) {
    if (alone) {
      return change(run, step, "confirm");
    }
    String question =
        "Step %s of %d, %s: %s. Do it? [y]es, [s]kip, [a]bort, else stop here: "
            .formatted(
                step.path("n").asText(),
                run.path("steps").size(),
                step.path("title").asText(),
                Json.text(step, "does").orElse(step.path("action").asText()));
    return switch (answer(question)) {
      case "y", "yes" -> change(run, step, "confirm");
      case "s", "skip" -> change(run, step, "skip");
      case "a", "abort" -> abort(run);
      default -> throw stopped(run, step);
    };
  }

  private JsonNode afterFailure(JsonNode run, JsonNode step) {
    if (alone) {
      JsonNode aborted = abort(run);
      show(aborted);
      throw new CliFailure(
          ExitCode.FAILED,
          Printable.line(
              "Step %s, %s, %s%s The run is aborted."
                  .formatted(
                      step.path("n").asText(),
                      step.path("title").asText(),
                      RunText.lower(step.path("state").asText()),
                      Json.text(step, "detail").map(why -> ": " + why).orElse("."))));
    }
    String question =
        "Step %s went wrong. [r]epeat it, [s]kip it, [a]bort, else stop here: "
            .formatted(step.path("n").asText());
    return switch (answer(question)) {
      case "r", "repeat" -> change(run, step, "confirm");
      case "s", "skip" -> change(run, step, "skip");
      case "a", "abort" -> abort(run);
      default -> throw stopped(run, step);
    };
  }

  private String answer(String question) {
    return invocation
        .around()
        .terminal()
        .ask(Printable.line(question))
        .orElse("")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  private JsonNode change(JsonNode run, JsonNode step, String deed) {
    ObjectNode wish = Json.object().put(deed, true);
    return connection
        .api()
        .post(Runbooks.run(run.path("id").asText()).with("steps", step.path("n").asText()), wish);
  }

  private JsonNode abort(JsonNode run) {
    return connection.api().post(Runbooks.run(run.path("id").asText()).with("abort"));
  }

  /** How it stands a moment later. */
  private JsonNode later(JsonNode run) throws InterruptedException {
    for (int missed = 0; ; missed++) {
      invocation.around().pause().of(PERIOD);
      try {
        return connection.api().get(Runbooks.run(run.path("id").asText()));
      } catch (CliFailure away) {
        if (away.code() != ExitCode.UNREACHABLE || missed >= MOST_MISSED) {
          throw new CliFailure(away.code(), away.sentence() + " " + staysOpen(run));
        }
      }
    }
  }

  /** Writes what is new about it. */
  private void show(JsonNode run) {
    boolean news = false;
    for (JsonNode step : Json.elements(run.path("steps"))) {
      String now = step.path("state").asText() + " " + step.path("attempt").asText();
      boolean changed = !now.equals(told.put(step.path("n").asInt(), now));
      news |= changed;
      if (changed && !invocation.json() && !step.path("state").asText().equals("PENDING")) {
        console.line(text.step(step));
      }
    }
    if (invocation.json() && (news || !isOpen(run))) {
      invocation.print(run);
    }
  }

  private int result(JsonNode run) {
    String state = run.path("state").asText();
    if (!state.equals("DONE")) {
      throw new CliFailure(
          ExitCode.FAILED,
          Printable.line(
              "The run of '%s' is %s: %s"
                  .formatted(
                      RunText.title(run),
                      RunText.lower(state),
                      Json.text(run, "detail").orElse("see firedrill runbook status"))));
    }
    if (!invocation.json()) {
      console.line(Printable.line("'" + RunText.title(run) + "' is done."));
    }
    return ExitCode.OK.number();
  }

  private CliFailure stopped(JsonNode run, JsonNode step) {
    return new CliFailure(
        ExitCode.FAILED,
        Printable.line(
            "Stopped at step %s. %s".formatted(step.path("n").asText(), staysOpen(run))));
  }

  private void farewell(JsonNode run) {
    console.remark("");
    console.remark(Printable.line(staysOpen(run)));
  }

  private static String staysOpen(JsonNode run) {
    String title = RunText.title(run);
    return "The run stays open: firedrill runbook run '%s' goes on with it, firedrill runbook abort '%s' ends it."
        .formatted(title, title);
  }

  private static boolean isOpen(JsonNode run) {
    return run.path("state").asText().equals("RUNNING");
  }

  private static Optional<JsonNode> next(JsonNode run) {
    return steps(run).stream()
        .filter(step -> run.path("next").isNumber())
        .filter(step -> step.path("n").asInt() == run.path("next").asInt())
        .findFirst();
  }

  private static Optional<JsonNode> repeatable(JsonNode run) {
    return steps(run).stream().filter(step -> step.path("mayRepeat").asBoolean()).findFirst();
  }

  private static List<JsonNode> steps(JsonNode run) {
    return Json.elements(run.path("steps"));
  }
}
