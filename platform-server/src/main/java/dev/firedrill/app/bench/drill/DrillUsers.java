package dev.firedrill.app.bench.drill;

import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.SliPoint;
import dev.firedrill.slo.SliSummary;
import dev.firedrill.slo.Slis;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.upstream.UpstreamAccess;
import dev.firedrill.upstream.UpstreamService;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Users and upstreams of bots that do not exist: they feel what is in force at the target. */
public final class DrillUsers implements Slis, UpstreamAccess {
  private static final Duration SLOW = Duration.ofSeconds(8);
  private static final Duration USUAL = Duration.ofMillis(5);
  private static final int LATENCY_MS = 100;
  private static final int OK = 200;

  private final Predicate<TeamEnvironment> hurt;

  public DrillUsers(Predicate<TeamEnvironment> hurt) {
    this.hurt = hurt;
  }

  @Override
  public List<SliPoint> points(TeamEnvironment bot, Instant from, Instant to, Duration step) {
    return List.of();
  }

  @Override
  public SliSummary summary(TeamEnvironment bot, Instant from, Instant to) {
    return new SliSummary(10, 10, 1.0, LATENCY_MS, LATENCY_MS, 1.0, SliSummary.State.OK, null);
  }

  @Override
  public Map<String, CommandTally> tallies(TeamEnvironment bot, Instant from, Instant to) {
    return Map.of(
        "weather",
        hurt.test(bot) ? new CommandTally(1, 0, 2, 0, 3) : new CommandTally(6, 0, 0, 0, 0),
        "ping",
        new CommandTally(9, 0, 0, 0, 0));
  }

  @Override
  public URI urlFor(TeamEnvironment bot) {
    return URI.create("http://localhost/");
  }

  @Override
  public Seen probe(TeamEnvironment bot, UpstreamService service, Duration timeout) {
    return new Seen(true, OK, hurt.test(bot) ? SLOW : USUAL);
  }
}
