package dev.firedrill.grading.scoring;

import dev.firedrill.scenarios.Grading;
import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.SelfTest.Measured;
import dev.firedrill.scenarios.Step;
import dev.firedrill.scenarios.Success;
import dev.firedrill.scenarios.Success.Curve;
import dev.firedrill.scenarios.plan.RunPlan;
import dev.firedrill.scenarios.plan.TeamPlan;
import dev.firedrill.team.TeamSlug;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run plan says about scoring one team.
 *
 * @param control true when no fault is injected on purpose
 * @param probes by name, with the team's own values in them
 * @param aimedAt the commands that the faults are meant to hurt
 * @param oneShot the steps that are over at once, so that taking them back changes nothing
 * @param measured what robot players showed; null where nobody has measured
 */
public record ScoringRules(
    boolean control,
    Success success,
    Grading grading,
    Map<String, ProbeSpec> probes,
    Set<String> aimedAt,
    Set<String> oneShot,
    @Nullable Measured measured,
    double objective) {
  public ScoringRules {
    probes = Map.copyOf(probes);
    aimedAt = Set.copyOf(aimedAt);
    oneShot = Set.copyOf(oneShot);
  }

  /** With what staff changed and granted. */
  public ScoringRules with(Thresholds changed, double factor) {
    Success.Detect detect = success.detect();
    Success.Mitigate mitigate = success.mitigate();
    Success.Resolve resolve = success.resolve();
    Success other =
        new Success(
            new Success.Detect(
                detect.by(),
                times(detect.engageWithin(), factor),
                curve(changed.detect(), detect.curve(), factor)),
            new Success.Mitigate(
                mitigate.healthy(),
                mitigate.sustain(),
                mitigate.invariants(),
                curve(changed.mitigate(), mitigate.curve(), factor)),
            new Success.Resolve(
                resolve.causeGone(),
                resolve.observe(),
                curve(changed.resolve(), resolve.curve(), factor)),
            success.comms(),
            success.diagnosis());
    Grading.Weights weights = changed.weights() == null ? grading.weights() : changed.weights();
    return new ScoringRules(
        control,
        other,
        new Grading(weights, grading.hintCap(), grading.falseAlarm(), grading.postmortem()),
        probes,
        aimedAt,
        oneShot,
        measured,
        objective);
  }

  private static Curve curve(@Nullable Curve changed, Curve written, double factor) {
    Curve curve = changed == null ? written : changed;
    return new Curve(times(curve.full(), factor), times(curve.zero(), factor));
  }

  private static Duration times(Duration time, double factor) {
    return factor == 1 ? time : Duration.ofMillis(Math.round(time.toMillis() * factor));
  }

  /** Fails when the plan does not have the team. */
  public static ScoringRules of(RunPlan plan, TeamSlug team) {
    TeamPlan teamPlan =
        plan.team(team.value())
            .orElseThrow(() -> new IllegalStateException("the run plan lacks team " + team));
    Scenario scenario = plan.scenario();
    Set<String> aimedAt =
        scenario.injections().stream()
            .flatMap(injection -> injection.verify().probes().stream())
            .map(name -> scenario.probe(name).command())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Set<String> oneShot =
        scenario.injections().stream()
            .filter(step -> step.revert().strategy() == Step.Strategy.NONE_ONE_SHOT)
            .map(Step::id)
            .collect(Collectors.toSet());
    return new ScoringRules(
        scenario.metadata().control(),
        scenario.success(),
        scenario.grading(),
        teamPlan.probes(),
        aimedAt,
        oneShot,
        scenario.selfTest().measured(),
        scenario.slo().objective());
  }
}
