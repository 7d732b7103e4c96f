package dev.firedrill.workspace.bots;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that a bot made, as it was on the wire: {@code response} is the body it got, {@code error}
 * null when that was a success. {@code token} says which of its tokens it showed; null for a
 * response_url, which needs none, and whose opaque part is {@code interaction}. The arguments may
 * hold the token.
 */
public record BotCall(
    TeamEnvironment bot,
    String track,
    String method,
    Instant at,
    Instant answeredAt,
    @Nullable String error,
    Map<String, String> arguments,
    String response,
    @Nullable Token token,
    @Nullable String interaction) {
  /** Which token a call was made with. */
  public enum Token {
    BOT,
    APP
  }
}
