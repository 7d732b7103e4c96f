package dev.firedrill.automation.commands;

import dev.firedrill.automation.run.RunDesk;
import dev.firedrill.automation.run.Runs;
import dev.firedrill.automation.runbook.Runbooks;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.SlashCommand;
import java.util.function.BiPredicate;

/** Runbooks from chat. */
public final class RunbookCommands {
  private RunbookCommands() {}

  /** {@code mayOperate} says whether a person may go through runbooks; anyone may list them. */
  public static SlashCommand runbook(
      Runbooks runbooks, Runs runs, RunDesk desk, BiPredicate<PersonId, TeamId> mayOperate) {
    return new RunbookCommand(runbooks, runs, desk, mayOperate);
  }
}
