package dev.firedrill.chaos.probe.watch;

import dev.firedrill.chaos.probe.ProbeSampler;
import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.scenarios.Success;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The probes of success gates that what users saw does not answer. */
final class GateProbes {
  private GateProbes() {}

  /** By name; those that no server can sample are left out. */
  static SortedMap<String, ProbeSpec> of(Success success, Map<String, ProbeSpec> probes) {
    SortedMap<String, ProbeSpec> sampled = new TreeMap<>();
    Stream.of(
            success.mitigate().healthy(),
            success.mitigate().invariants(),
            success.resolve().causeGone())
        .flatMap(names -> names.stream())
        .forEach(name -> {
          ProbeSpec spec = probes.get(name);
          if (spec != null
              && spec.type() != ProbeSpec.Type.SLACK_ROUND_TRIP
              && ProbeSampler.problem(spec).isEmpty()) {
            sampled.put(name, spec);
          }
        });
    return sampled;
  }
}
