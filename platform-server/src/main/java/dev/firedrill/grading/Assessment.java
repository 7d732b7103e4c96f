package dev.firedrill.grading;

import dev.firedrill.chaos.RunId;
import dev.firedrill.grading.scoring.AutoScore;
import dev.firedrill.grading.scoring.ScoreFormulas;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a team did in a run, as scored when the run had ended; computed anew only when staff grant
 * something or change the rules.
 *
 * @param incident the incident that counts; null when the team declared none
 * @param evidenceUpTo the newest fact that was there to be scored: scoring the facts up to it again
 *     gives the same bytes
 * @param shareOfMark how much of the final score the mark is, 0 to 1
 * @param auto the automatic score
 * @param autoJson the same as canonical JSON
 * @param adjustedUpTo the newest adjustment by staff that was counted, 0 for none
 * @param revision from 1, grows when it is computed anew
 * @param credit whether the run counts for the grade; otherwise this is feedback only
 */
public record Assessment(
    AssessmentId id,
    RunId run,
    int runNumber,
    String scenarioTitle,
    TeamId team,
    @Nullable IncidentId incident,
    Instant from,
    Instant to,
    long evidenceUpTo,
    double objective,
    double shareOfMark,
    AutoScore auto,
    String autoJson,
    boolean credit,
    long adjustedUpTo,
    int revision) {
  /** How far the grading of an assessment has come. */
  public enum State {
    AWAITING_POSTMORTEM,
    READY,
    DRAFT,
    PUBLISHED
  }

  /** Where it stands, given the grade so far and whether the postmortem is handed in. */
  public State state(@Nullable Grade grade, boolean postmortemSubmitted) {
    if (grade != null) {
      return grade.state() == Grade.State.PUBLISHED ? State.PUBLISHED : State.DRAFT;
    }
    return incident == null || postmortemSubmitted ? State.READY : State.AWAITING_POSTMORTEM;
  }

  /** The final score, 0 to 100 with one decimal; null when voided or without a mark. */
  public @Nullable Double finalScore(@Nullable Grade grade) {
    if (auto.voided() || grade == null) {
      return null;
    }
    double exact = ScoreFormulas.finalScore(auto.total(), grade.mark(), shareOfMark);
    return Math.round(exact * 10) / 10.0;
  }
}
