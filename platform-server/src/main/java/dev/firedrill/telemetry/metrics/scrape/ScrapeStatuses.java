package dev.firedrill.telemetry.metrics.scrape;

import dev.firedrill.team.TeamEnvironment;

/** How scraping goes. */
@FunctionalInterface
public interface ScrapeStatuses {
  ScrapeStatus of(TeamEnvironment bot);
}
