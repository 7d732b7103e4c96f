package dev.firedrill.workspace.api.console;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.workspace.console.ConsoleChanged;
import java.util.UUID;

/** News of consoles as the live stream tells them. */
public final class LiveConsole {
  private LiveConsole() {}

  /** The data of a {@code console} event: an invitation to fetch. */
  public record LiveConsoleView(String team, EnvironmentName environment, UUID newest) {}

  public static LiveConsoleView of(ConsoleChanged changed, Team team) {
    return new LiveConsoleView(team.slug().value(), changed.bot().environment(), changed.newest());
  }
}
