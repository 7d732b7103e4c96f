package dev.firedrill.chaos.probe;

import dev.firedrill.bot.database.BotDatabases;
import dev.firedrill.chaos.probe.baseline.Baselines;
import dev.firedrill.chaos.probe.baseline.BotSight;
import dev.firedrill.kernel.Failure;
import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.expect.ProbeExpectation;
import dev.firedrill.slo.Slis;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.Logs;
import dev.firedrill.upstream.UpstreamAccess;
import dev.firedrill.workspace.Messages;
import dev.firedrill.workspace.Workspaces;
import dev.firedrill.workspace.disturbance.GatewayCounts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Takes samples of a scenario's probes; what each type puts into {@code result} is said by its
 * class. A probe that cannot be sampled gives {@code problem}, a sentence, and nothing else; then
 * what is expected does not hold.
 */
public final class ProbeSampler {
  /** What probes look at. */
  public record Ports(
      Slis slis,
      UpstreamAccess upstream,
      BotSight bots,
      Baselines baselines,
      TeamNumbers numbers,
      Logs logs,
      GatewayCounts gateway,
      Workspaces workspaces,
      Messages messages,
      BotDatabases databases) {}

  private final Map<ProbeSpec.Type, Probe> probes;
  private final InstantSource clock;
  private final Map<String, ProbeExpectation> compiled = new ConcurrentHashMap<>();

  public ProbeSampler(Ports ports, InstantSource clock) {
    this(all(ports), clock);
  }

  /** Of users and upstreams only. */
  public ProbeSampler(Slis slis, UpstreamAccess upstream, InstantSource clock) {
    this(
        Map.of(
            ProbeSpec.Type.SLACK_ROUND_TRIP, new RoundTripProbe(slis),
            ProbeSpec.Type.HTTP, new HttpProbe(upstream)),
        clock);
  }

  ProbeSampler(Map<ProbeSpec.Type, Probe> probes, InstantSource clock) {
    this.probes = Map.copyOf(probes);
    this.clock = clock;
  }

  private static Map<ProbeSpec.Type, Probe> all(Ports ports) {
    Probe bot = new BotProbe(ports.bots(), ports.baselines());
    return Map.of(
        ProbeSpec.Type.SLACK_ROUND_TRIP, new RoundTripProbe(ports.slis()),
        ProbeSpec.Type.HTTP, new HttpProbe(ports.upstream()),
        ProbeSpec.Type.BOT, bot,
        ProbeSpec.Type.K8S, bot,
        ProbeSpec.Type.PROMQL, new NumberProbe(ports.numbers()),
        ProbeSpec.Type.LOG, new LogProbe(ports.logs()),
        ProbeSpec.Type.SQL, new SqlProbe(ports.databases(), ports.bots()),
        ProbeSpec.Type.CHAT_GATEWAY, new GatewayProbe(ports.gateway()),
        ProbeSpec.Type.SLACK_MESSAGE, new MessageProbe(ports.workspaces(), ports.messages()));
  }

  /** Why no server can take samples of the probe; empty when one can. */
  public static Optional<String> problem(ProbeSpec probe) {
    return switch (probe.type()) {
      case SLACK_ROUND_TRIP, BOT, CHAT_GATEWAY -> Optional.empty();
      case PROMQL, LOG ->
          probe.query() == null || probe.query().isBlank()
              ? Optional.of("has no query")
              : Optional.empty();
      case HTTP -> HttpProbe.problem(probe);
      case K8S -> BotProbe.problemOfKubernetes(probe);
      case SLACK_MESSAGE -> MessageProbe.problem(probe);
      case SQL -> SqlProbe.problem(probe);
    };
  }

  /** Why this server cannot, in words that follow the probe's name; empty when it can. */
  public Optional<String> lacking(ProbeSpec probe) {
    return problem(probe)
        .or(() ->
            Optional.ofNullable(probes.get(probe.type()))
                .flatMap(Probe::lacking)
                .map("needs the capability %s, which this server lacks"::formatted));
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
   * Takes one sample. What is counted counts from {@code since} on; {@code aimedAt} are the
   * commands that the scenario's faults hurt.
   */
  public ProbeSample sample(
      String name, ProbeSpec spec, TeamEnvironment bot, Instant since, Set<String> aimedAt) {
    Map<String, Object> result = look(spec, new Sampling(bot, since, clock.instant(), aimedAt));
    Instant endedAt = clock.instant();
    boolean held = compiled.computeIfAbsent(spec.expect(), ProbeExpectation::compile).test(result);
    return new ProbeSample(name, spec.expect(), held, result, endedAt);
  }

  private Map<String, Object> look(ProbeSpec spec, Sampling sampling) {
    Probe probe = probes.get(spec.type());
    if (probe == null) {
      return Map.of("problem", "this server cannot sample probes of the type " + spec.type());
    }
    try {
      return probe.sample(spec, sampling);
    } catch (Failure unseen) {
      return Map.of("problem", unseen.detail());
    }
  }
}
