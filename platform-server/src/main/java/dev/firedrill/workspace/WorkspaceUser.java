package dev.firedrill.workspace;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import org.jspecify.annotations.Nullable;

/** A user of a team's workspace. A staff person has one user per workspace visited. */
public record WorkspaceUser(
    UserId id,
    TeamId team,
    UserKind kind,
    String name,
    String handle,
    @Nullable PersonId person,
    @Nullable EnvironmentName botEnvironment) {

  /** Whether others see a bot: a team's bot or the platform. */
  public boolean looksLikeBot() {
    return switch (kind) {
      case BOT, PLATFORM -> true;
      case PERSON, SYNTHETIC -> false;
    };
  }

  /** The {@code B…} id under which a bot's messages go. */
  public String botId() {
    return botIdOf(id);
  }

  public static String botIdOf(UserId user) {
    return "B" + user.value().substring(1);
  }
}
