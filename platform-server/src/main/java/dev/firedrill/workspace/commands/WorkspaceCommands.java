package dev.firedrill.workspace.commands;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.Channels;
import dev.firedrill.workspace.Directory;
import dev.firedrill.workspace.SlashCommand;
import java.util.function.BiPredicate;

/** Commands of the chat itself. */
public final class WorkspaceCommands {
  private WorkspaceCommands() {}

  /** {@code mayOperate} says whether a person may act for the team. */
  public static SlashCommand invite(
      Directory directory, Channels channels, BiPredicate<PersonId, TeamId> mayOperate) {
    return new InviteCommand(directory, channels, mayOperate);
  }
}
