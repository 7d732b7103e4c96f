package dev.firedrill.upstream.api;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.upstream.UpstreamRule;
import dev.firedrill.upstream.UpstreamRules;
import dev.firedrill.upstream.UpstreamService;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads each rule at most four times a second, however many requests come. */
final class RuleCache {
  /** A rule is in force, or gone, at most this much later than it was written. */
  static final Duration MAX_AGE = Duration.ofMillis(250);

  private record Place(TeamEnvironment bot, UpstreamService service) {}

  private record Read(Instant at, Optional<UpstreamRule> rule) {}

  private final UpstreamRules rules;
  private final InstantSource clock;
  private final Map<Place, Read> reads = new ConcurrentHashMap<>();

  RuleCache(UpstreamRules rules, InstantSource clock) {
    this.rules = rules;
    this.clock = clock;
  }

  Optional<UpstreamRule> find(TeamEnvironment bot, UpstreamService service) {
    Instant now = clock.instant();
    Place place = new Place(bot, service);
    Read last = reads.get(place);
    if (last == null || !fresh(last, now)) {
      last = new Read(now, rules.find(bot, service));
      reads.put(place, last);
    }
    return last.rule().filter(rule -> now.isBefore(rule.expiresAt()));
  }

  private static boolean fresh(Read read, Instant now) {
    return Duration.between(read.at(), now).abs().compareTo(MAX_AGE) < 0;
  }
}
