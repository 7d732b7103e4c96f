package dev.firedrill.upstream;

import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many requests each bot made of each service on this server since it started, and how long
 * they took, so that a rule's effect can be seen.
 */
public final class UpstreamTraffic {
  /** Whose requests of what. */
  public record Flow(TeamEnvironment bot, UpstreamService service) {}

  /**
   * Counts of a flow; {@code slowed} met a rule; the times are sums and maxima over all requests.
   */
  public record Totals(long requests, long slowed, Duration time, Duration slowest) {
    static final Totals NONE = new Totals(0, 0, Duration.ZERO, Duration.ZERO);

    Totals plus(Duration took, boolean wasSlowed) {
      return new Totals(
          requests + 1,
          wasSlowed ? slowed + 1 : slowed,
          time.plus(took),
          took.compareTo(slowest) > 0 ? took : slowest);
    }
  }

  private final Map<Flow, Totals> totals = new ConcurrentHashMap<>();

  /** Notes one answered request. */
  public void answered(
      TeamEnvironment bot, UpstreamService service, Duration took, boolean slowed) {
    totals.merge(
        new Flow(bot, service),
        Totals.NONE.plus(took, slowed),
        (before, one) -> before.plus(took, slowed));
  }

  public Totals of(TeamEnvironment bot, UpstreamService service) {
    return totals.getOrDefault(new Flow(bot, service), Totals.NONE);
  }

  /** All flows seen so far. */
  public Map<Flow, Totals> all() {
    return Map.copyOf(totals);
  }
}
