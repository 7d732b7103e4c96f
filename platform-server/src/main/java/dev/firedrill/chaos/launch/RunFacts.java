package dev.firedrill.chaos.launch;

import dev.firedrill.chaos.ProbeReading;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.chaos.probe.baseline.BaselineCapture;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.scenarios.Step;
import dev.firedrill.scenarios.plan.RunPlan;
import dev.firedrill.scenarios.plan.TeamPlan;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is written down of a launch, for each team: enough to grade the run from evidence alone. */
public final class RunFacts {
  private final Evidence evidence;
  private final BaselineCapture baselines;

  public RunFacts(Evidence evidence, BaselineCapture baselines) {
    this.evidence = evidence;
    this.baselines = baselines;
  }

  /**
   * The payload's {@code plan} is the run plan with this team only, as {@code RunPlan.parse} reads
   * it; {@code planDigest} is the digest of the whole; {@code baseline} is how the bot stands now.
   */
  void started(RunRecord run, int number, RunPlan plan, Team team, List<StepExecution> steps) {
    TeamPlan own = plan.team(team.slug().value()).orElseThrow();
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("number", number);
    payload.put("scenarioId", run.scenarioId());
    payload.put("scenarioVersion", run.scenarioVersion());
    payload.put("scenarioTitle", run.scenarioTitle());
    payload.put("attempt", plan.attempt());
    payload.put(ProbeReading.EVIDENCE_VERSION, ProbeReading.SAMPLED);
    payload.put("credit", run.terms().credit());
    payload.put("speed", run.terms().speed());
    if (run.terms().unproven() != null) {
      payload.put("unprovenBecause", run.terms().unproven());
    }
    payload.put("startedAt", run.startedAt().toString());
    payload.put("endsAt", run.endsAt().toString());
    payload.put("planDigest", run.planDigest());
    payload.put("baseline", baselines.of(run.id(), team.id()));
    payload.put(
        "plan", new RunPlan(plan.runId(), plan.attempt(), plan.scenario(), List.of(own)).json());
    evidence.append(
        NewEvidence.of(
                EvidenceKind.RUN_STARTED,
                team.id(),
                "run:" + run.id(),
                "Run " + number + " started: " + run.scenarioTitle())
            .withEnvironment(EnvironmentName.PRODUCTION)
            .withRun(run.id().value())
            .withActor(run.startedBy())
            .withPayload(payload)
            .withOccurredAt(run.startedAt()));
    steps.stream()
        .filter(step -> step.kind() == StepKind.FAULT)
        .forEach(step -> planned(run, own, step));
  }

  private void planned(RunRecord run, TeamPlan plan, StepExecution step) {
    if (plan.step(step.key().step()).step() instanceof Step.Injection fault) {
      evidence.append(
          NewEvidence.of(
                  EvidenceKind.FAULT_PLANNED,
                  step.key().team(),
                  "step:" + step.key().step(),
                  "Planned: " + step.title())
              .withEnvironment(EnvironmentName.PRODUCTION)
              .withRun(run.id().value())
              .withPayload(
                  Map.of(
                      "step",
                      step.key().step(),
                      "fault",
                      fault.fault(),
                      "args",
                      fault.args().values(),
                      "opKey",
                      step.key().operationKey(),
                      "plannedAt",
                      step.plannedAt().toString(),
                      "durationSeconds",
                      fault.duration().toSeconds()))
              .withOccurredAt(run.startedAt()));
    }
  }
}
