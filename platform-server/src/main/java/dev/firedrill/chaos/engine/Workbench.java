package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.Faults;
import dev.firedrill.chaos.probe.ProbeRound;
import dev.firedrill.chaos.probe.ProbeSample;
import dev.firedrill.chaos.probe.ProbeSampler;
import dev.firedrill.scenarios.ProbeSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What all work on steps needs. */
record Workbench(Faults faults, ProbeSampler sampler, StepRecorder recorder, InstantSource clock) {
  /** How long an effect may take before another server may take over. */
  static final Duration EFFECT_LEASE = Duration.ofSeconds(10);

  Fault fault(StepPlan plan) {
    return faults.get(plan.injection().fault());
  }

  Instant now() {
    return clock.instant();
  }

  /** One sample of each; those that ask a service come first, because what users saw is instant. */
  ProbeRound round(StepPlan plan, List<String> probes, Instant since) {
    List<ProbeSample> samples = new ArrayList<>();
    probes.stream()
        .sorted(Comparator.comparing(name -> spec(plan, name).type() != ProbeSpec.Type.HTTP))
        .forEach(name ->
            samples.add(sampler.sample(name, spec(plan, name), plan.bot(), since, plan.aimedAt())));
    return new ProbeRound(samples);
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
        .orElseThrow();
  }

  private static ProbeSpec spec(StepPlan plan, String name) {
    ProbeSpec spec = plan.teamPlan().probes().get(name);
    if (spec == null) {
      throw new IllegalStateException("the plan has no probe " + name);
    }
    return spec;
  }
}
