package dev.firedrill.workspace;

import dev.firedrill.kernel.Secret;
import dev.firedrill.team.TeamEnvironment;
import java.util.Set;

/** How the bot of an environment is known to the gateway: its user, its app and its tokens. */
public record BotAccount(
    TeamEnvironment bot,
    UserId user,
    String appId,
    Secret botToken,
    Secret appToken,
    Set<String> scopes) {
  public BotAccount {
    scopes = Set.copyOf(scopes);
  }

  /** Which of the two tokens somebody showed. */
  public enum TokenKind {
    BOT,
    APP
  }

  /** A token that was recognized. */
  public record Shown(BotAccount account, TokenKind kind) {}
}
