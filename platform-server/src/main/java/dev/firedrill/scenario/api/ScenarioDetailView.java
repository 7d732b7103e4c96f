package dev.firedrill.scenario.api;

import dev.firedrill.scenario.ScenarioLibrary;
import dev.firedrill.scenarios.Grading;
import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.SelfTest;
import dev.firedrill.scenarios.Success;
import dev.firedrill.scenarios.json.ScenarioJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All of a scenario, for staff.
 *
 * @param runs numbers of the runs that used this version; it cannot be changed when there are any
 * @param uploadedAt null for one that ships with the platform
 * @param yaml as its author wrote it
 */
public record ScenarioDetailView(
    ScenarioView scenario,
    List<ObjectiveView> objectives,
    List<TimelineStepView> timeline,
    List<ProbeView> probes,
    GatesView gates,
    List<HintView> hints,
    Map<String, Double> weights,
    List<CriterionView> rubric,
    Map<String, Map<String, Double>> diagnosis,
    List<String> references,
    List<Integer> runs,
    @Nullable Instant uploadedAt,
    String yaml) {

  /** What is assessed, and by which parts of the grade. */
  public record ObjectiveView(String id, String text, @Nullable String bloom, List<String> by) {}

  /** A probe and when a sample of it is good. */
  public record ProbeView(
      String name, String type, Duration every, @Nullable String asks, String expect) {}

  /** What must hold, by the names of probes. */
  public record GatesView(
      List<String> healthy,
      Duration sustain,
      List<String> invariants,
      List<String> causeGone,
      Duration observe) {
    static GatesView of(Success success) {
      return new GatesView(
          success.mitigate().healthy(),
          success.mitigate().sustain(),
          success.mitigate().invariants(),
          success.resolve().causeGone(),
          success.resolve().observe());
    }
  }

  /** Help that a team may buy. */
  public record HintView(String id, Duration availableAfter, double cost, String text) {}

  /** A row of the rubric; the levels from worst to best. */
  public record CriterionView(
      String id, double weight, List<String> levels, @Nullable String graderNote) {}

  static ScenarioDetailView of(ScenarioLibrary.Entry entry, List<Integer> runs) {
    Scenario scenario = entry.scenario();
    Success.Diagnosis diagnosis = scenario.success().diagnosis();
    Map<String, Double> weights = new TreeMap<>();
    for (Grading.Part part : Grading.Part.values()) {
      weights.put(word(part), scenario.grading().weights().of(part));
    }
    return new ScenarioDetailView(
        ScenarioView.of(entry),
        scenario.learningObjectives().stream().map(ScenarioDetailView::objective).toList(),
        scenario.timeline().stream().map(TimelineStepView::of).toList(),
        scenario.probes().entrySet().stream()
            .map(probe -> probe(probe.getKey(), probe.getValue()))
            .toList(),
        GatesView.of(scenario.success()),
        scenario.hints().stream()
            .map(hint -> new HintView(hint.id(), hint.availableAfter(), hint.cost(), hint.text()))
            .toList(),
        weights,
        scenario.grading().postmortem().rubric().stream()
            .map(row -> new CriterionView(row.id(), row.weight(), row.levels(), row.graderNote()))
            .toList(),
        Map.of(
            "component", diagnosis.component(),
            "mechanism", diagnosis.mechanism(),
            "trigger", diagnosis.trigger()),
        scenario.selfTest().reference().stream().map(SelfTest.Reference::run).toList(),
        runs,
        entry.upload() == null ? null : entry.upload().uploadedAt(),
        entry.yaml());
  }

  private static ObjectiveView objective(Scenario.LearningObjective objective) {
    return new ObjectiveView(
        objective.id(),
        objective.text(),
        objective.bloom() == null ? null : word(objective.bloom()),
        objective.assesses().stream().map(ScenarioDetailView::word).toList());
  }

  private static ProbeView probe(String name, ProbeSpec probe) {
    String asks =
        probe.url() != null
            ? probe.url()
            : probe.query() != null
                ? probe.query()
                : probe.command() != null ? "!" + probe.command() : probe.text();
    return new ProbeView(name, word(probe.type()), probe.every(), asks, probe.expect());
  }

  /** As scenario files write it. */
  private static String word(Enum<?> value) {
    return ScenarioJson.tree(value).asText();
  }
}
