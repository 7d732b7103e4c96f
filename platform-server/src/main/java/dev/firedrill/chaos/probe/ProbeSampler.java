package dev.firedrill.chaos.probe;

import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.expect.ProbeExpectation;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.Slis;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.upstream.UpstreamAccess;
import dev.firedrill.upstream.UpstreamService;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Takes samples of a scenario's probes: {@code http} asks a stub upstream as the bot would, {@code
 * slack-round-trip} reads what synthetic users saw.
 *
 * <p>The {@code result} of an http probe has {@code ok} and {@code latencyMs} (at least that, when
 * no answer came in time). That of a round trip has {@code total}, {@code bad}, {@code ok}
 * (requests, and none bad), {@code ratio} (good of total), {@code latencyMs} (the 95th percentile)
 * and {@code otherRatio}: of the commands that the faults of the scenario do not aim at, the share
 * answered with real content. What has no requests has no ratio, and then nothing about it holds.
 */
public final class ProbeSampler {
  private static final String UPSTREAM = "upstream:";

  private final Slis slis;
  private final UpstreamAccess upstream;
  private final InstantSource clock;
  private final Map<String, ProbeExpectation> compiled = new ConcurrentHashMap<>();

  public ProbeSampler(Slis slis, UpstreamAccess upstream, InstantSource clock) {
    this.slis = slis;
    this.upstream = upstream;
    this.clock = clock;
  }

  /** Why this sampler cannot take samples of the probe; empty when it can. */
  public static Optional<String> problem(ProbeSpec probe) {
    return switch (probe.type()) {
      case SLACK_ROUND_TRIP -> Optional.empty();
      case HTTP ->
          service(probe).isPresent()
              ? Optional.empty()
              : Optional.of("asks '" + probe.url() + "', not upstream:weather or the like");
      case BOT, CHAT_GATEWAY, PROMQL, K8S, SQL, LOG, SLACK_MESSAGE ->
          Optional.of("is of the type " + probe.type() + ", which this server cannot sample");
    };
  }

  /**
   * The commands whose users the scenario's faults are meant to hurt: its verify probes name them.
   */
  public static Set<String> aimedAt(Scenario scenario) {
    return scenario.injections().stream()
        .flatMap(injection -> injection.verify().probes().stream())
        .map(name -> scenario.probe(name).command())
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Takes one sample. What users saw counts from {@code since} on; {@code aimedAt} are the commands
   * that the scenario's faults hurt.
   */
  public ProbeSample sample(
      String name, ProbeSpec probe, TeamEnvironment bot, Instant since, Set<String> aimedAt) {
    Map<String, Object> result =
        switch (probe.type()) {
          case HTTP -> answered(probe, bot);
          case SLACK_ROUND_TRIP -> seenByUsers(probe, bot, since, aimedAt);
          case BOT, CHAT_GATEWAY, PROMQL, K8S, SQL, LOG, SLACK_MESSAGE -> Map.of();
        };
    Instant endedAt = clock.instant();
    boolean held = compiled.computeIfAbsent(probe.expect(), ProbeExpectation::compile).test(result);
    return new ProbeSample(name, probe.expect(), held, result, endedAt);
  }

  private Map<String, Object> answered(ProbeSpec probe, TeamEnvironment bot) {
    UpstreamService service = service(probe).orElseThrow();
    Optional<Duration> took = upstream.probe(bot, service, probe.timeout());
    return Map.of("ok", took.isPresent(), "latencyMs", took.orElse(probe.timeout()).toMillis());
  }

  private static Optional<UpstreamService> service(ProbeSpec probe) {
    String url = probe.url();
    if (url == null || !url.startsWith(UPSTREAM)) {
      return Optional.empty();
    }
    String word = url.substring(UPSTREAM.length()).toLowerCase(Locale.ROOT);
    for (UpstreamService service : UpstreamService.values()) {
      if (service.word().equals(word)) {
        return Optional.of(service);
      }
    }
    return Optional.empty();
  }

  private Map<String, Object> seenByUsers(
      ProbeSpec probe, TeamEnvironment bot, Instant since, Set<String> aimedAt) {
    Instant now = clock.instant();
    Map<String, CommandTally> tallies = slis.tallies(bot, since, now);
    CommandTally asked = new CommandTally(0, 0, 0, 0, 0);
    CommandTally others = asked;
    for (Map.Entry<String, CommandTally> entry : tallies.entrySet()) {
      if (probe.command() == null || probe.command().equals(entry.getKey())) {
        asked = asked.plus(entry.getValue());
      }
      if (!aimedAt.contains(entry.getKey())) {
        others = others.plus(entry.getValue());
      }
    }
    Map<String, Object> result = new HashMap<>();
    result.put("total", asked.total());
    result.put("bad", asked.bad());
    result.put("ok", asked.total() > 0 && asked.bad() == 0);
    if (asked.total() > 0) {
      result.put("ratio", (double) asked.good() / asked.total());
    }
    if (others.total() > 0) {
      result.put("otherRatio", (double) others.real() / others.total());
    }
    Integer p95 = slis.summary(bot, since, now).p95Ms();
    if (p95 != null) {
      result.put("latencyMs", p95);
    }
    return result;
  }
}
