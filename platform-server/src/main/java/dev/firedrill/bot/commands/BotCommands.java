package dev.firedrill.bot.commands;

import dev.firedrill.bot.deploy.Deployments;
import dev.firedrill.bot.deploy.RollbackDesk;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.SlashCommand;
import java.util.List;
import java.util.function.BiPredicate;

/** Deployments from chat. */
public final class BotCommands {
  private BotCommands() {}

  /** {@code mayOperate} says whether a person may change what the team runs; anyone may look. */
  public static List<SlashCommand> all(
      RollbackDesk desk,
      Deployments deployments,
      Teams teams,
      BiPredicate<PersonId, TeamId> mayOperate) {
    return List.of(new RollbackCommand(desk, mayOperate), new DeploysCommand(deployments, teams));
  }
}
