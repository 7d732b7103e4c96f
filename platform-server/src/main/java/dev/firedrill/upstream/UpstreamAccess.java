package dev.firedrill.upstream;

import dev.firedrill.team.TeamEnvironment;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How a bot, and the platform's own probes, reach the stub services as that bot would. */
public interface UpstreamAccess {
  /** The base URL a bot is given; opaque, so that one team cannot guess another's. */
  URI urlFor(TeamEnvironment bot);

  /**
   * Asks the service as the bot would and says how long the answer took; empty when none came
   * within the timeout.
   */
  Optional<Duration> probe(TeamEnvironment bot, UpstreamService service, Duration timeout);
}
