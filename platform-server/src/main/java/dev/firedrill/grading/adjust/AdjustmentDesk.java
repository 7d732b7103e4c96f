package dev.firedrill.grading.adjust;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.AssessmentDesk;
import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.Grade;
import dev.firedrill.grading.Grades;
import dev.firedrill.grading.adjust.Adjustments.Action;
import dev.firedrill.grading.adjust.Adjustments.Adjustment;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where staff grant, void and excuse; every time the scores concerned are computed anew. */
public final class AdjustmentDesk {
  /** More time than this is no accommodation but another exercise. */
  public static final double MOST = 3;

  private static final int SHORTEST_REASON = 3;
  private static final int LONGEST_REASON = 500;

  private final Adjustments adjustments;
  private final AssessmentDesk desk;
  private final Assessments assessments;
  private final Grades grades;
  private final Evidence evidence;
  private final Transactions transactions;

  public AdjustmentDesk(
      Adjustments adjustments,
      AssessmentDesk desk,
      Assessments assessments,
      Grades grades,
      Evidence evidence,
      Transactions transactions) {
    this.adjustments = adjustments;
    this.desk = desk;
    this.assessments = assessments;
    this.grades = grades;
    this.evidence = evidence;
    this.transactions = transactions;
  }

  /**
   * Gives the team more time in every run from now on, and in those that are scored; 1 takes it
   * back. A published score changes only if it rises.
   */
  public void accommodate(TeamId team, double factor, String reason, PersonId by) {
    if (!(factor >= 1 && factor <= MOST)) {
      throw Failure.invalid("The factor is " + factor + "; give one from 1 to " + MOST + ".");
    }
    String why = reason(reason);
    transactions.run(() -> {
      Map<String, Object> payload = payload(Action.ACCOMMODATE, why);
      payload.put("factor", factor);
      evidence.append(
          NewEvidence.of(
                  EvidenceKind.SCORE_ADJUSTED,
                  team,
                  "accommodation",
                  factor == 1
                      ? "The team has the time that all have"
                      : "The team has " + factor + " times the time in what is scored")
              .withActor(by)
              .withPayload(payload));
      assessments.all().stream()
          .filter(assessment -> assessment.team().equals(team))
          .forEach(assessment -> again(assessment, by));
    });
  }

  private void again(Assessment assessment, PersonId by) {
    boolean published =
        grades
            .find(assessment.id())
            .filter(grade -> grade.state() == Grade.State.PUBLISHED)
            .isPresent();
    if (!published || desk.preview(assessment).auto().total() >= assessment.auto().total()) {
      desk.recompute(assessment.id(), by);
    }
  }

  /** Nothing of the run is scored for the team. */
  public Assessment voidRun(Assessment assessment, String reason, PersonId by) {
    Map<String, Object> payload = payload(Action.VOID, reason(reason));
    return change(assessment, payload, "is void for this team", by);
  }

  /** What happened from then to then counts in the team's favor. */
  public Assessment excuse(
      Assessment assessment, Instant from, Instant to, String reason, PersonId by) {
    if (!from.isBefore(to) || from.isBefore(assessment.from()) || to.isAfter(assessment.to())) {
      throw Failure.invalid(
          "The interval from "
              + from
              + " to "
              + to
              + " is not within the run; give one between "
              + assessment.from()
              + " and "
              + assessment.to()
              + ".");
    }
    Map<String, Object> payload = payload(Action.EXCUSE, reason(reason));
    payload.put("from", from.toString());
    payload.put("to", to.toString());
    return change(assessment, payload, "is excused from " + from + " to " + to, by);
  }

  /** Takes back what was granted in this run; fails with not-found. */
  public Assessment withdraw(Assessment assessment, long id, String reason, PersonId by) {
    List<Adjustment> standing = adjustments.of(assessment.team(), assessment.run());
    if (standing.stream().noneMatch(it -> it.id() == id && it.action() != Action.ACCOMMODATE)) {
      throw Failure.notFound("Nothing of this run has the number " + id + " to take back.");
    }
    Map<String, Object> payload = payload(Action.WITHDRAW, reason(reason));
    payload.put("of", id);
    return change(assessment, payload, "has one adjustment less", by);
  }

  private Assessment change(
      Assessment assessment, Map<String, Object> payload, String what, PersonId by) {
    return transactions.call(() -> {
      evidence.append(
          NewEvidence.of(
                  EvidenceKind.SCORE_ADJUSTED,
                  assessment.team(),
                  "assessment:" + assessment.id(),
                  "Run " + assessment.runNumber() + " " + what)
              .withRun(assessment.run().value())
              .withActor(by)
              .withPayload(payload));
      return desk.recompute(assessment.id(), by);
    });
  }

  private static Map<String, Object> payload(Action action, String reason) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("action", action.name());
    payload.put("reason", reason);
    return payload;
  }

  static String reason(String reason) {
    String said = reason.strip();
    if (said.length() < SHORTEST_REASON || said.length() > LONGEST_REASON) {
      throw Failure.invalid(
          "The reason has "
              + said.length()
              + " characters; say why in "
              + SHORTEST_REASON
              + " to "
              + LONGEST_REASON
              + ".");
    }
    return said;
  }
}
