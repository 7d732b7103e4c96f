package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.condition.ProbeGaps;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.Faults;
import dev.firedrill.chaos.intent.IntentLog;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.chaos.probe.ProbeRound;
import dev.firedrill.chaos.probe.ProbeSample;
import dev.firedrill.chaos.probe.ProbeSampler;
import dev.firedrill.chaos.traffic.TrafficControl;
import dev.firedrill.chaos.traffic.TrafficFault;
import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.scenarios.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all work on steps needs. */
record Workbench(
    Faults faults,
    @Nullable TrafficControl traffic,
    ProbeSampler sampler,
    ProbeGaps gaps,
    StepRecorder recorder,
    StepLedger ledger,
    IntentLog intents,
    InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);

  /** How long an effect may take before another server may take over. */
  static final Duration EFFECT_LEASE = Duration.ofSeconds(10);

  Fault fault(StepPlan plan, StepExecution step) {
    return switch (plan.planned().step()) {
      case Step.Injection injection -> faults.get(injection.fault());
      case Step.TrafficStep load -> {
        if (traffic == null) {
          throw new IllegalStateException("this server has no synthetic traffic");
        }
        yield new TrafficFault(
            traffic, load.profile(), step.plannedAt(), step.plannedAt().plus(plan.duration(step)));
      }
      case Step.InjectStep _, Step.AnnounceStep _, Step.CheckpointStep _ ->
          throw new IllegalStateException("step " + step.key() + " changes nothing");
    };
  }

  Instant now() {
    return clock.instant();
  }

  /** One sample of each; those that ask a service come first, because what users saw is instant. */
  Seen round(StepPlan plan, List<String> probes, Instant since) {
    if (probes.isEmpty()) {
      return Seen.nothingToAsk(now());
    }
    List<ProbeSample> samples = new ArrayList<>();
    probes.stream()
        .sorted(Comparator.comparing(name -> spec(plan, name).type() != ProbeSpec.Type.HTTP))
        .forEach(name -> samples.add(sample(plan, name, since)));
    return Seen.of(new ProbeRound(samples));
  }

  /** A sample that cannot be taken is a gap, and nothing is known from it. */
  private ProbeSample sample(StepPlan plan, String name, Instant since) {
    ProbeSpec spec = spec(plan, name);
    ProbeSample sample;
    try {
      sample = sampler.sample(name, spec, plan.bot(), since, plan.aimedAt());
    } catch (RuntimeException failure) {
      LOG.warn("probe {} of {} could not be sampled", name, plan.team(), failure);
      sample = new ProbeSample(name, spec.expect(), false, Map.of(), now());
    }
    gaps.sampled(plan.team(), sample.result().isEmpty());
    return sample;
  }

  /**
   * Probes that show that the effect of the step is gone: none for noise, and none while something
   * else disturbs the team, because what they see then is not this step's.
   */
  List<String> cleanProbes(StepPlan plan, StepExecution step) {
    boolean alone =
        ledger.ofRun(step.key().run()).stream()
            .filter(other -> other.key().team().equals(step.key().team()))
            .filter(other -> !other.key().equals(step.key()))
            .noneMatch(other -> other.kind() != StepKind.TRAFFIC && other.state().mayBeInForce());
    return alone && step.kind() == StepKind.FAULT ? plan.cleanProbes() : List.of();
  }

  /** How long a round of these probes can take, and some more. */
  Duration probeLease(StepPlan plan, List<String> probes) {
    return probes.stream()
        .map(name -> spec(plan, name).timeout())
        .reduce(EFFECT_LEASE, Duration::plus);
  }

  /** The shortest period of these probes. */
  Duration period(StepPlan plan, List<String> probes) {
    return probes.stream()
        .map(name -> spec(plan, name).every())
        .min(Duration::compareTo)
        .orElse(EFFECT_LEASE);
  }

  private static ProbeSpec spec(StepPlan plan, String name) {
    ProbeSpec spec = plan.teamPlan().probes().get(name);
    if (spec == null) {
      throw new IllegalStateException("the plan has no probe " + name);
    }
    return spec;
  }
}
