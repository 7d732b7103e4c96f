package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.workspace.BotAccount.TokenKind;
import java.util.Set;
import java.util.function.Function;

/**
 * A Web API method: which tokens may call it, the scope a bot token needs (empty for none) and how
 * often. The answer is without its {@code ok}.
 */
record ApiMethod(
    String name,
    Set<TokenKind> tokens,
    String scope,
    Tier tier,
    Function<Call, ObjectNode> answer) {

  /** Slack's classes of limits. */
  enum Tier {
    RARE,
    SLOW,
    MEDIUM,
    FAST,
    /** Per channel. */
    MESSAGE
  }

  static ApiMethod bot(String name, String scope, Tier tier, Function<Call, ObjectNode> answer) {
    return new ApiMethod(name, Set.of(TokenKind.BOT), scope, tier, answer);
  }
}
