package dev.firedrill.chaos;

import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.SliPoint;
import dev.firedrill.slo.SliSummary;
import dev.firedrill.slo.Slis;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.upstream.UpstreamAccess;
import dev.firedrill.upstream.UpstreamEffect;
import dev.firedrill.upstream.UpstreamRule;
import dev.firedrill.upstream.UpstreamRules;
import dev.firedrill.upstream.UpstreamService;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Users and upstreams that feel the rules that are in force, unless told otherwise. */
final class FakeUsers implements Slis, UpstreamAccess {
  private final UpstreamRules rules;

  /** Teams whose users notice nothing. */
  final Set<TeamEnvironment> numb = new HashSet<>();

  /** Teams that are badly off whatever happens. */
  final Set<TeamEnvironment> suffering = new HashSet<>();

  /** Teams whose upstream is slow whatever happens. */
  final Set<TeamEnvironment> sluggish = new HashSet<>();

  /** The samples of probes fail altogether, once a fault is in force. */
  boolean unreachable;

  FakeUsers(UpstreamRules rules) {
    this.rules = rules;
  }

  @Override
  public List<SliPoint> points(TeamEnvironment bot, Instant from, Instant to, Duration step) {
    return List.of();
  }

  @Override
  public SliSummary summary(TeamEnvironment bot, Instant from, Instant to) {
    return new SliSummary(10, 10, 1.0, 100, 200, 1.0, SliSummary.State.OK, null);
  }

  @Override
  public Map<String, CommandTally> tallies(TeamEnvironment bot, Instant from, Instant to) {
    boolean hurt =
        suffering.contains(bot)
            || (!numb.contains(bot) && rules.find(bot, UpstreamService.WEATHER).isPresent());
    return Map.of(
        "weather",
        hurt ? new CommandTally(1, 0, 2, 0, 3) : new CommandTally(6, 0, 0, 0, 0),
        "ping",
        new CommandTally(9, 0, 0, 0, 0));
  }

  @Override
  public URI urlFor(TeamEnvironment bot) {
    return URI.create("http://localhost/");
  }

  @Override
  public Seen probe(TeamEnvironment bot, UpstreamService service, Duration timeout) {
    if (unreachable && rules.find(bot, service).isPresent()) {
      throw new IllegalStateException("the probe has no connection");
    }
    Duration normal = sluggish.contains(bot) ? Duration.ofSeconds(4) : Duration.ofMillis(5);
    Duration took =
        rules.find(bot, service).map(UpstreamRule::effect).stream()
            .filter(UpstreamEffect.Slow.class::isInstance)
            .map(UpstreamEffect.Slow.class::cast)
            .map(UpstreamEffect.Slow::delay)
            .findFirst()
            .orElse(normal);
    return new Seen(true, 200, took);
  }
}
