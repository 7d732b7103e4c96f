package dev.firedrill.telemetry.metrics.scrape;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the newest scrape of a bot went; {@code at} is null when it was never scraped. The problem is
 * a sentence for people, also where some of what the bot told was left out.
 */
public record ScrapeStatus(boolean up, @Nullable Instant at, @Nullable String problem) {
  public static final ScrapeStatus NEVER =
      new ScrapeStatus(false, null, "The bot has not been asked for metrics yet.");
}
