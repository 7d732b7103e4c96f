package dev.firedrill.workspace;

import dev.firedrill.team.TeamEnvironment;
import java.util.Optional;

/** To which of a bot's instances a message went. Known for the last few thousand messages only. */
public interface MessageRoutes {
  /** The track that was last told of it; empty when none was, or when that is forgotten. */
  Optional<String> track(TeamEnvironment bot, ChannelId channel, MessageTs message);
}
