package dev.firedrill.chaos.launch;

import dev.firedrill.chaos.fault.Faults;
import dev.firedrill.chaos.probe.ProbeSampler;
import dev.firedrill.chaos.traffic.TrafficFault;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What of a scenario this server cannot do, so that it is refused before it begins. */
final class ScenarioSupport {
  private ScenarioSupport() {}

  /** One sentence each; empty when the server can run the scenario. */
  static List<String> problems(
      Scenario scenario, Faults faults, ProbeSampler sampler, boolean traffic) {
    List<String> problems = new ArrayList<>();
    for (Step step : scenario.timeline()) {
      switch (step) {
        case Step.Injection fault -> {
          if (!faults.ids().contains(fault.fault())) {
            problems.add(
                "step "
                    + step.id()
                    + " needs the fault "
                    + fault.fault()
                    + ", which this server does not know; it knows "
                    + String.join(", ", faults.ids().stream().sorted().toList()));
          } else {
            faults
                .get(fault.fault())
                .capability()
                .ifPresent(lacking ->
                    problems.add(
                        "step "
                            + step.id()
                            + " needs the capability "
                            + lacking
                            + ", which this server lacks"));
          }
        }
        case Step.TrafficStep load -> {
          if (!traffic) {
            problems.add(
                "step "
                    + step.id()
                    + " asks for "
                    + TrafficFault.word(load.profile())
                    + " traffic, and this server has no synthetic traffic yet");
          }
        }
        case Step.InjectStep _, Step.AnnounceStep _, Step.CheckpointStep _ -> {}
      }
    }
    Stream.of(
            scenario.baseline().require().stream(),
            scenario.injections().stream().flatMap(step -> step.verify().probes().stream()),
            scenario.success().mitigate().healthy().stream(),
            scenario.success().mitigate().invariants().stream(),
            scenario.success().resolve().causeGone().stream(),
            scenario.safety().rollback().verify().stream())
        .flatMap(names -> names)
        .distinct()
        .forEach(name ->
            sampler
                .lacking(scenario.probe(name))
                .ifPresent(problem -> problems.add("probe " + name + " " + problem)));
    return problems;
  }
}
