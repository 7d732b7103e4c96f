package dev.firedrill.upstream;

import dev.firedrill.team.TeamEnvironment;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a bot, and the platform's own probes, reach the stub services as that bot would. */
public interface UpstreamAccess {
  /** The base URL a bot is given; opaque, so that one team cannot guess another's. */
  URI urlFor(TeamEnvironment bot);

  /** Asks the service as the bot would. */
  Seen probe(TeamEnvironment bot, UpstreamService service, Duration timeout);

  /**
   * What came of asking.
   *
   * @param ok a success that can be read
   * @param status the HTTP status; null when no whole answer came in time
   * @param took until the whole answer was there; the timeout when none came
   */
  record Seen(boolean ok, @Nullable Integer status, Duration took) {}
}
