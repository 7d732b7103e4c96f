package dev.firedrill.automation.commands;

import dev.firedrill.automation.run.RunStep;
import dev.firedrill.automation.run.RunbookRun;
import java.util.Locale;
import java.util.stream.Collectors;

/** A run in the words of the chat. */
final class RunLines {
  private RunLines() {}

  static String of(RunbookRun run) {
    String head = "*%s* (%s)".formatted(run.title(), head(run));
    String steps = run.steps().stream().map(RunLines::line).collect(Collectors.joining("\n"));
    String next =
        run.isAutomatic()
            ? ""
            : run.next()
                .map(step ->
                    "\nNext is step %d: `/runbook step` does it, `/runbook skip` leaves it out."
                        .formatted(step.n()))
                .orElse("");
    return head + "\n" + steps + next;
  }

  private static String head(RunbookRun run) {
    if (run.dryRun()) {
      return "a dry run: nothing was done";
    }
    if (run.isOpen()) {
      return run.isAutomatic() ? "a rule goes through it" : "goes on";
    }
    return run.state().name().toLowerCase(Locale.ROOT);
  }

  private static String line(RunStep step) {
    String mark =
        switch (step.state()) {
          case DONE -> "✓";
          case FAILED, TIMED_OUT -> "✗";
          case RUNNING -> "…";
          case SKIPPED -> "–";
          case PENDING -> "·";
        };
    String detail = step.detail() == null ? "" : "\n      " + step.detail();
    return "%s %d. %s: *%s*%s"
        .formatted(mark, step.n(), step.title(), step.state().words(), detail);
  }
}
