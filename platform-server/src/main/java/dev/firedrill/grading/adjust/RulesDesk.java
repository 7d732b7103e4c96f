package dev.firedrill.grading.adjust;

import dev.firedrill.chaos.RunQueries;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.AssessmentDesk;
import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.Grade;
import dev.firedrill.grading.Grades;
import dev.firedrill.grading.scoring.Thresholds;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Transactions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes the rules of a scenario after its runs: first what it would change, then that. */
public final class RulesDesk {
  /** What becomes of one score. */
  public record Change(Assessment before, Assessment after, boolean published) {
    /** What a team that has its score already would lose. */
    boolean lowersWhatIsPublished() {
      return published && after.auto().total() < before.auto().total();
    }
  }

  private final RunQueries runs;
  private final AssessmentDesk desk;
  private final Assessments assessments;
  private final Grades grades;
  private final Evidence evidence;
  private final Transactions transactions;

  public RulesDesk(
      RunQueries runs,
      AssessmentDesk desk,
      Assessments assessments,
      Grades grades,
      Evidence evidence,
      Transactions transactions) {
    this.runs = runs;
    this.desk = desk;
    this.assessments = assessments;
    this.grades = grades;
    this.evidence = evidence;
    this.transactions = transactions;
  }

  /** Scores all runs of the scenario by these rules, without storing anything. */
  public List<Change> preview(String scenario, Thresholds rules) {
    return assessments.all().stream()
        .filter(assessment ->
            runs.find(assessment.run())
                .map(RunRecord::scenarioId)
                .filter(scenario::equals)
                .isPresent())
        .map(assessment ->
            new Change(assessment, desk.preview(assessment, rules), isPublished(assessment)))
        .toList();
  }

  private boolean isPublished(Assessment assessment) {
    return grades
        .find(assessment.id())
        .filter(grade -> grade.state() == Grade.State.PUBLISHED)
        .isPresent();
  }

  /**
   * Scores all runs of the scenario by these rules from now on. Fails with conflict when a
   * published score would fall, unless forced; either way the reason is kept.
   */
  public List<Change> apply(
      String scenario, Thresholds rules, String reason, boolean force, PersonId by) {
    String why = AdjustmentDesk.reason(reason);
    return transactions.call(() -> {
      List<Change> changes = preview(scenario, rules);
      List<String> losers =
          changes.stream()
              .filter(Change::lowersWhatIsPublished)
              .map(change ->
                  "run "
                      + change.before().runNumber()
                      + " from "
                      + change.before().auto().total()
                      + " to "
                      + change.after().auto().total())
              .toList();
      if (!losers.isEmpty() && !force) {
        throw new Failure(
            ProblemCode.CONFLICT,
            losers.size()
                + (losers.size() == 1 ? " published score" : " published scores")
                + " would fall ("
                + String.join(", ", losers)
                + "); change the rules so that none does, or force it with the reason.");
      }
      changes.forEach(change -> apply(change, rules, why, force, by));
      return changes;
    });
  }

  private void apply(Change change, Thresholds rules, String reason, boolean force, PersonId by) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("action", Adjustments.Action.RULES.name());
    payload.put("reason", reason);
    payload.put("forced", force && change.lowersWhatIsPublished());
    payload.put("rules", rules.payload());
    Assessment assessment = change.before();
    evidence.append(
        NewEvidence.of(
                EvidenceKind.SCORE_ADJUSTED,
                assessment.team(),
                "assessment:" + assessment.id(),
                "Run " + assessment.runNumber() + " is scored by other thresholds")
            .withRun(assessment.run().value())
            .withActor(by)
            .withPayload(payload));
    desk.recompute(assessment.id(), by);
  }
}
