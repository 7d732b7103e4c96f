package dev.firedrill.mission.commands;

import dev.firedrill.mission.HelpDesk;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.SlashCommand;

/** The commands of mission control. */
public final class MissionCommands {
  private MissionCommands() {}

  /** {@code /help-me}. */
  public static SlashCommand helpMe(HelpDesk desk, Teams teams) {
    return new HelpMeCommand(desk, teams);
  }
}
