package dev.firedrill.mission.commands;

import dev.firedrill.mission.HelpDesk;
import dev.firedrill.team.Team;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.SlashCommand;

/** {@code /help-me is the weather service ours?}: asks staff, who answer in the same channel. */
final class HelpMeCommand implements SlashCommand {
  private final HelpDesk desk;
  private final Teams teams;

  HelpMeCommand(HelpDesk desk, Teams teams) {
    this.desk = desk;
    this.teams = teams;
  }

  @Override
  public String name() {
    return "/help-me";
  }

  @Override
  public String usage() {
    return "<what you need>";
  }

  @Override
  public String description() {
    return "Asks the course's staff; they answer here.";
  }

  @Override
  public Answer handle(Invocation call) {
    if (call.text().isBlank()) {
      return Answer.onlyToYou(
          "Say what you need, for example `/help-me is the weather service ours to mend?`");
    }
    boolean own = teams.teamOf(call.person()).map(Team::id).filter(call.team()::equals).isPresent();
    if (!own) {
      return Answer.onlyToYou("Only members of this team ask staff from here.");
    }
    desk.ask(call.team(), call.person(), call.channel(), call.text());
    return new Answer(
        "Staff see your question now and answer in this channel.",
        "<@" + call.user() + "> asked staff: " + call.text());
  }
}
