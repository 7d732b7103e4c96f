package dev.firedrill.workspace.console;

import dev.firedrill.team.TeamEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last exchanges with each bot, on this server, in memory. */
public interface Console {
  /** So many exchanges of a bot are kept. */
  int KEPT = 200;

  /** Newest first, at most so many, those begun before {@code before} when that is known. */
  List<Exchange> latest(TeamEnvironment bot, int limit, @Nullable UUID before);

  Optional<Exchange> find(TeamEnvironment bot, UUID exchange);

  /** The exchange of a command or interaction, by the opaque part of its response_url. */
  Optional<Exchange> ofInteraction(TeamEnvironment bot, String interaction);
}
