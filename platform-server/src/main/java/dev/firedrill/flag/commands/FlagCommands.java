package dev.firedrill.flag.commands;

import dev.firedrill.flag.FlagDesk;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.SlashCommand;
import java.util.function.BiPredicate;

/** Feature flags from chat. */
public final class FlagCommands {
  private FlagCommands() {}

  /** {@code mayOperate} says whether a person may switch the team's flags; anyone may list them. */
  public static SlashCommand flag(
      FlagStore flags, FlagDesk desk, Teams teams, BiPredicate<PersonId, TeamId> mayOperate) {
    return new FlagCommand(flags, desk, teams, mayOperate);
  }
}
