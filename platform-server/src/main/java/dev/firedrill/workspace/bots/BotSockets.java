package dev.firedrill.workspace.bots;

import dev.firedrill.kernel.Secret;
import dev.firedrill.team.TeamEnvironment;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The Socket Mode connections that bots hold on this server. */
public interface BotSockets {
  /** What came back for an envelope that somebody waits for. */
  sealed interface Reply {
    /** The bot has no connection here. */
    record NotConnected() implements Reply {}

    /** No acknowledgement within three seconds. */
    record TimedOut() implements Reply {}

    /** {@code payload} is JSON text, null when the bot sent none. */
    record Acknowledged(@Nullable String payload) implements Reply {}
  }

  /** Of all tracks together. */
  int connections(TeamEnvironment bot);

  /** Opens one socket of this kind within a minute. */
  Secret ticket(Ticket ticket);

  /**
   * Sends an envelope of this type to one connection, once; the future always completes with a
   * reply.
   */
  CompletableFuture<Reply> ask(TeamEnvironment bot, String type, String payload, About about);

  /** Whether the bot has a connection that can be asked something. */
  boolean canAsk(TeamEnvironment bot);
}
