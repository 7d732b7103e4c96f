package dev.firedrill.workspace.bots;

import dev.firedrill.team.TeamEnvironment;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hears what passes between the gateway and its bots, where it passes: whatever delays, drops or
 * refuses something on purpose stands behind the tap and looks from here as it does to the bot. All
 * methods are called on the paths of messages and return at once.
 */
public interface Tap {
  /** Somebody who does not listen. */
  Tap NOBODY =
      new Tap() {
        @Override
        public void delivered(Delivery delivery, String track) {}

        @Override
        public void asked(
            UUID envelope, TeamEnvironment bot, String track, String payload, About about) {}

        @Override
        public void acknowledged(TeamEnvironment bot, UUID envelope, @Nullable String payload) {}

        @Override
        public void written(TeamEnvironment bot, UUID envelope) {}

        @Override
        public void called(BotCall call) {}

        @Override
        public void tick() {}
      };

  /** An event was sent to an instance of this track, perhaps not for the first time. */
  void delivered(Delivery delivery, String track);

  /** A command or interaction was sent. */
  void asked(UUID envelope, TeamEnvironment bot, String track, String payload, About about);

  /**
   * The bot acknowledged an envelope, however late, with this JSON text if any. It may be none of
   * the bot's envelopes.
   */
  void acknowledged(TeamEnvironment bot, UUID envelope, @Nullable String payload);

  /** The event was written to a connection on which nothing is ever acknowledged. */
  void written(TeamEnvironment bot, UUID envelope);

  /** The bot called, and has been answered. */
  void called(BotCall call);

  /** Called a few times a second, by one thread. */
  void tick();
}
