package dev.firedrill.flag.commands;

import dev.firedrill.flag.FlagDesk;
import dev.firedrill.flag.Flags;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.SlashCommand;
import java.util.function.BiPredicate;

/** Feature flags from chat. */
public final class FlagCommands {
  private FlagCommands() {}

  /** {@code mayOperate} says whether a person may switch the team's flags; anyone may list them. */
  public static SlashCommand flag(
      Flags flags, FlagDesk desk, BiPredicate<PersonId, TeamId> mayOperate) {
    return new FlagCommand(flags, desk, mayOperate);
  }
}
