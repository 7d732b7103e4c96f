package dev.firedrill.workspace.bots;

import dev.firedrill.kernel.Secret;
import dev.firedrill.team.TeamEnvironment;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The connections that bots hold on this server, of either protocol. */
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
   * Sends an envelope of this type to one connection that can be asked, once; the future always
   * completes with a reply.
   */
  CompletableFuture<Reply> ask(TeamEnvironment bot, String type, String payload, About about);

  /** Whether the bot has a connection that can be asked something: one of Socket Mode. */
  boolean canAsk(TeamEnvironment bot);

  /** Writes this frame to the bot's connections of the legacy protocol; nobody keeps it. */
  void whisper(TeamEnvironment bot, String frame);
}
