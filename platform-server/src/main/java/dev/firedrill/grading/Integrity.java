package dev.firedrill.grading;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what was changed behind the platform's back: evidence, a score, a grade. */
public final class Integrity {
  private static final int ALL = 10_000;

  /** {@code whole}: nothing was found; the sentence is for staff. */
  public record Finding(boolean whole, String sentence) {}

  private final Evidence evidence;
  private final AssessmentDesk desk;

  public Integrity(Evidence evidence, AssessmentDesk desk) {
    this.evidence = evidence;
    this.desk = desk;
  }

  /** The team's whole chain of facts, the seals, and the score computed once more. */
  public Finding check(Assessment assessment, @Nullable Grade grade) {
    Optional<Long> broken = evidence.firstBroken(assessment.team().toString());
    if (broken.isPresent()) {
      return new Finding(
          false,
          "Fact "
              + broken.get()
              + " of the team's evidence was changed outside of Firedrill: restore the database"
              + " from a backup before you grade by it.");
    }
    return checkRows(assessment, grade)
        .or(() -> replayed(assessment))
        .orElseGet(() ->
            new Finding(
                true, "The evidence, the score and the grade are as Firedrill wrote them."));
  }

  /** The rows against their seals alone; empty when they fit or are from before there were any. */
  public Optional<Finding> checkRows(Assessment assessment, @Nullable Grade grade) {
    List<EvidenceEvent> facts =
        evidence.find(
            new EvidenceQuery(
                assessment.team(),
                assessment.run().value(),
                Set.of(EvidenceKind.SCORE_COMPUTED, EvidenceKind.GRADE_SAVED),
                null,
                null,
                false,
                ALL));
    if (!fits(facts, EvidenceKind.SCORE_COMPUTED, assessment.id(), Seals.of(assessment))) {
      return Optional.of(
          new Finding(
              false,
              "The stored score of run "
                  + assessment.runNumber()
                  + " is not the one that Firedrill computed: somebody changed the row in the"
                  + " database."));
    }
    String seal = grade == null ? null : Seals.of(grade);
    if (!fits(facts, EvidenceKind.GRADE_SAVED, assessment.id(), seal)) {
      return Optional.of(
          new Finding(
              false,
              "The stored grade of run "
                  + assessment.runNumber()
                  + " is not the one that a grader saved: somebody changed the row in the"
                  + " database."));
    }
    return Optional.empty();
  }

  private static boolean fits(
      List<EvidenceEvent> facts, EvidenceKind kind, AssessmentId id, @Nullable String seal) {
    return facts.stream()
        .filter(
            fact -> fact.kind() == kind && id.toString().equals(fact.payload().get("assessmentId")))
        .max((one, other) -> Long.compare(one.id(), other.id()))
        .map(fact -> fact.payload().get(Seals.DIGEST))
        .map(written -> Objects.equals(written, seal))
        .orElse(true);
  }

  private Optional<Finding> replayed(Assessment assessment) {
    String again;
    try {
      again = desk.replay(assessment);
    } catch (RuntimeException cannot) {
      return Optional.of(
          new Finding(
              false,
              "The score of run "
                  + assessment.runNumber()
                  + " cannot be computed once more: its run or its plan is gone or changed."));
    }
    return again.equals(assessment.autoJson())
        ? Optional.empty()
        : Optional.of(
            new Finding(
                false,
                "Computing the score of run "
                    + assessment.runNumber()
                    + " from its evidence once more gives another one than is stored: see"
                    + " whether members of the team or rules changed since, and compute it anew."));
  }
}
