package dev.firedrill.chaos.probe.watch;

import dev.firedrill.chaos.ProbeReading;
import dev.firedrill.chaos.ProbeReading.State;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.chaos.probe.ProbeSample;
import dev.firedrill.chaos.probe.ProbeSampler;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.scenarios.expect.ProbeExpectation;
import dev.firedrill.scenarios.expect.Verdict;
import dev.firedrill.scenarios.plan.RunPlan;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples the probes of the success gates of all runs that go on, and writes down what {@link
 * ProbeReading} tells. Any number of servers may do so: one of them holds the run, and only who
 * holds it can write, so that a server that dies leaves a gap and nothing is doubled.
 */
public final class GateWatch {
  /**
   * What the watch needs of others. {@code holder} names this life of this server; {@code going}
   * are the runs that are not over, and costs nothing to ask for, so that a server without a run
   * has nothing to do.
   */
  public record Ports(
      Supplier<List<ActiveRun>> going,
      RunBook runs,
      StepLedger ledger,
      WatchLeases leases,
      ProbeSampler sampler,
      Evidence evidence,
      Transactions transactions,
      Teams teams,
      UUID holder,
      InstantSource clock) {}

  static final Duration LOOK = Duration.ofSeconds(2);
  static final Duration LEASE = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(GateWatch.class);

  /** A ratio over the whole run would never be well again. */
  private static final Duration GATEWAY_LOOKS_BACK = Duration.ofMinutes(1);

  private static final Pattern FIELD = Pattern.compile("result\\.(\\w+)");
  private static final Set<EvidenceKind> KINDS =
      Set.of(EvidenceKind.PROBE_CHANGED, EvidenceKind.PROBE_SAMPLED);

  private final Ports ports;
  private final Map<RunId, RunWatch> watched = new ConcurrentHashMap<>();
  private final Map<RunId, Instant> starts = new ConcurrentHashMap<>();
  private final Map<String, ProbeExpectation> compiled = new ConcurrentHashMap<>();
  private Instant nextLook = Instant.MIN;

  public GateWatch(Ports ports) {
    this.ports = ports;
  }

  /** Begins the samples that are due; call it at least every second. */
  public void tick(Executor lane) {
    Instant now = ports.clock().instant();
    if (!now.isBefore(nextLook)) {
      nextLook = now.plus(LOOK);
      look(now);
    }
    for (RunWatch run : watched.values()) {
      for (RunWatch.Watched probe : run.all()) {
        if (probe.track().begin(now)) {
          lane.execute(() -> sample(run, probe));
        }
      }
    }
  }

  /** Writes down what was seen until now and leaves the runs to other servers. */
  public void close() {
    for (RunWatch run : watched.values()) {
      finish(run, Instant.MAX);
    }
  }

  private void look(Instant now) {
    List<ActiveRun> unfinished = ports.going().get();
    for (ActiveRun active : unfinished) {
      RunId id = active.run().id();
      try {
        if (!active.run().startedAt().isAfter(now)) {
          hold(active, now);
        }
      } catch (RuntimeException failed) {
        // One run that cannot be watched keeps no other from it.
        LOG.error("run {} cannot be watched; trying again in {}", id, LOOK, failed);
      }
    }
    Set<RunId> going =
        unfinished.stream().map(active -> active.run().id()).collect(Collectors.toSet());
    for (RunWatch run : watched.values()) {
      if (!going.contains(run.run())) {
        Instant end = ports.runs().find(run.run()).map(RunRecord::endedAt).orElse(now);
        finish(run, end);
      }
    }
  }

  private void hold(ActiveRun active, Instant now) {
    RunId id = active.run().id();
    if (!ports.leases().take(id, ports.holder(), now, now.plus(LEASE))) {
      forget(id);
      return;
    }
    starts.put(id, active.run().startedAt());
    watched
        .computeIfAbsent(
            id, begun -> new RunWatch(begun, RunPlan.parse(active.run().plan()), noted(begun)))
        .refresh(
            active, ports.ledger().ofRun(id), team -> ports.teams().get(team).slug().value(), now);
  }

  private void forget(RunId run) {
    watched.remove(run);
    starts.remove(run);
  }

  /** The newest of each probe in evidence. */
  private Map<TeamId, Map<String, ProbeReading>> noted(RunId run) {
    Map<TeamId, Map<String, ProbeReading>> newest = new HashMap<>();
    for (EvidenceEvent fact :
        ports.evidence().find(EvidenceQuery.ofRun(run.value()).onlyKinds(KINDS))) {
      TeamId team = fact.team();
      if (team != null) {
        ProbeReading reading = ProbeReading.of(fact.payload());
        newest.computeIfAbsent(team, _ -> new HashMap<>()).put(reading.probe(), reading);
      }
    }
    return newest;
  }

  private void finish(RunWatch run, Instant end) {
    try {
      for (RunWatch.Watched probe : run.all()) {
        probe.track().noteLast(end);
        write(run, probe);
      }
      ports.leases().release(run.run(), ports.holder());
      forget(run.run());
    } catch (RuntimeException failed) {
      LOG.error("what probes saw last of run {} is not written down yet", run.run(), failed);
    }
  }

  private void sample(RunWatch run, RunWatch.Watched probe) {
    try {
      take(run, probe);
      write(run, probe);
    } catch (RuntimeException failed) {
      // The edge of the thread: what is not written down is so with the next sample.
      LOG.error("probe {} of {} is not noted", probe.track().name(), probe.team(), failed);
    } finally {
      probe.track().done();
    }
  }

  private void take(RunWatch run, RunWatch.Watched probe) {
    ProbeSpec spec = probe.track().spec();
    Map<String, Object> result;
    Instant endedAt;
    try {
      ProbeSample sample =
          ports
              .sampler()
              .sample(
                  probe.track().name(),
                  spec,
                  TeamEnvironment.production(probe.team()),
                  since(run, probe),
                  run.aimedAt());
      result = sample.result();
      endedAt = sample.endedAt();
    } catch (RuntimeException failed) {
      LOG.warn("probe {} of {} could not be sampled", probe.track().name(), probe.team(), failed);
      result = Map.of(ProbeReading.PROBLEM, "it could not be sampled");
      endedAt = ports.clock().instant();
    }
    probe
        .track()
        .add(
            state(spec.expect(), result),
            seen(spec.expect(), result),
            endedAt.truncatedTo(ChronoUnit.MILLIS));
  }

  private Instant since(RunWatch run, RunWatch.Watched probe) {
    Instant now = ports.clock().instant();
    Instant since = run.since(probe.team(), starts.getOrDefault(run.run(), now));
    Instant recently = now.minus(GATEWAY_LOOKS_BACK);
    return probe.track().spec().type() == ProbeSpec.Type.CHAT_GATEWAY && since.isBefore(recently)
        ? recently
        : since;
  }

  private State state(String expect, Map<String, Object> result) {
    return switch (compiled.computeIfAbsent(expect, ProbeExpectation::compile).evaluate(result)) {
      case Verdict.True() -> State.HELD;
      case Verdict.False() -> State.NOT_HELD;
      case Verdict.Undecided(String _) -> State.UNKNOWN;
    };
  }

  /** What the expectation looks at, and why nothing could be seen. */
  private static Map<String, Object> seen(String expect, Map<String, Object> result) {
    Set<String> fields =
        FIELD.matcher(expect).results().map(found -> found.group(1)).collect(Collectors.toSet());
    fields.add(ProbeReading.PROBLEM);
    fields.add("error");
    Map<String, Object> seen = new HashMap<>(result);
    seen.keySet().retainAll(fields);
    return seen;
  }

  /** Only who holds the run writes, so nothing is written twice. */
  private void write(RunWatch run, RunWatch.Watched probe) {
    probe
        .track()
        .writeOwed(notes -> {
          boolean held = ports.transactions().call(() -> append(run.run(), probe.team(), notes));
          if (!held) {
            LOG.warn("another server watches run {} now", run.run());
            forget(run.run());
          }
          return held;
        });
  }

  private boolean append(RunId run, TeamId team, List<ProbeTrack.Note> notes) {
    if (!ports.leases().holds(run, ports.holder(), ports.clock().instant())) {
      return false;
    }
    notes.forEach(note -> ports.evidence().append(fact(run, team, note)));
    return true;
  }

  private static NewEvidence fact(RunId run, TeamId team, ProbeTrack.Note note) {
    ProbeReading reading = note.reading();
    String said =
        switch (reading.state()) {
          case HELD -> " holds: ";
          case NOT_HELD -> " does not hold: ";
          case UNKNOWN -> " cannot be told: ";
        };
    return NewEvidence.of(
            note.changed() ? EvidenceKind.PROBE_CHANGED : EvidenceKind.PROBE_SAMPLED,
            team,
            "probe:" + reading.probe(),
            reading.probe() + said + reading.expect())
        .withEnvironment(EnvironmentName.PRODUCTION)
        .withRun(run.value())
        .withPayload(reading.payload())
        .withOccurredAt(reading.endedAt());
  }
}
