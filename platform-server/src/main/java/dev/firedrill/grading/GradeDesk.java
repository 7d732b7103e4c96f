package dev.firedrill.grading;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where staff grade: marks and comments are drafts until they are published to the team. */
public final class GradeDesk {
  /** What came of asking. */
  public sealed interface Outcome {
    /** Done: the grade as it stands now. */
    record Done(Grade grade) implements Outcome {}

    /** Not done, because somebody changed the grade in the meantime; null: there is none. */
    record Stale(@Nullable Grade current) implements Outcome {}

    /** Not done, because the team has this grade already; withdraw it first. */
    record AlreadyPublished(Grade grade) implements Outcome {}

    /** Not done: there is no published grade to withdraw. */
    record NotPublished() implements Outcome {}

    /** Not done: there is no mark to publish. */
    record NoMark() implements Outcome {}

    /** Not done: nothing was scored, so there is nothing to grade. */
    record Voided() implements Outcome {}

    /** Not done, because a value breaks a rule. The reason names both. */
    record Unfit(String field, String reason) implements Outcome {}
  }

  private final Grades grades;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;
  private final InstantSource clock;

  public GradeDesk(
      Grades grades,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      InstantSource clock) {
    this.grades = grades;
    this.evidence = evidence;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /** Saves a draft in place of the version given, 0 for the first. */
  public Outcome save(
      Assessment assessment, PersonId by, long expected, double mark, String comment) {
    if (!(mark >= 0 && mark <= 100)) {
      return new Outcome.Unfit("mark", "The mark is " + mark + "; give one from 0 to 100.");
    }
    int bytes = comment.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Grade.COMMENT_BYTES_AT_MOST) {
      return new Outcome.Unfit(
          "comment",
          "The comment has " + bytes + " bytes; keep it to " + Grade.COMMENT_BYTES_AT_MOST + ".");
    }
    return transactions.call(() -> {
      Optional<Grade> current = grades.find(assessment.id());
      if (current.isPresent() && current.get().state() == Grade.State.PUBLISHED) {
        return new Outcome.AlreadyPublished(current.get());
      }
      Grade draft =
          new Grade(
              assessment.id(),
              mark,
              comment,
              Grade.State.DRAFT,
              by,
              expected + 1,
              clock.instant(),
              null);
      return replace(assessment, draft, false);
    });
  }

  /** Shows the version given to the team, with the score and the faults of the run. */
  public Outcome publish(Assessment assessment, PersonId by, long expected) {
    if (assessment.auto().voided()) {
      return new Outcome.Voided();
    }
    return transactions.call(() -> {
      Optional<Grade> current = grades.find(assessment.id());
      if (current.isEmpty()) {
        return new Outcome.NoMark();
      }
      if (current.get().version() != expected) {
        return new Outcome.Stale(current.get());
      }
      if (current.get().state() == Grade.State.PUBLISHED) {
        return new Outcome.Done(current.get());
      }
      Grade published = current.get().published(by, clock.instant());
      Outcome outcome = replace(assessment, published, true);
      if (outcome instanceof Outcome.Done) {
        evidence.append(fact(assessment, published));
      }
      return outcome;
    });
  }

  /** Takes a published grade back from the team; it is a draft again. */
  public Outcome unpublish(Assessment assessment, PersonId by) {
    return transactions.call(() -> {
      Optional<Grade> current = grades.find(assessment.id());
      if (current.isEmpty() || current.get().state() != Grade.State.PUBLISHED) {
        return new Outcome.NotPublished();
      }
      return replace(assessment, current.get().withdrawn(by), true);
    });
  }

  private Outcome replace(Assessment assessment, Grade grade, boolean shownToTeam) {
    if (!grades.replace(grade)) {
      return new Outcome.Stale(grades.find(assessment.id()).orElse(null));
    }
    evidence.append(sealed(assessment, grade));
    events.publish(new AssessmentChanged(assessment.id(), assessment.team(), shownToTeam));
    return new Outcome.Done(grade);
  }

  private static NewEvidence sealed(Assessment assessment, Grade grade) {
    return NewEvidence.of(
            EvidenceKind.GRADE_SAVED,
            assessment.team(),
            "assessment:" + assessment.id(),
            "The grade of run " + assessment.runNumber() + " is at version " + grade.version())
        .withRun(assessment.run().value())
        .withActor(grade.by())
        .withPayload(
            Map.of(
                "assessmentId",
                assessment.id().toString(),
                "version",
                grade.version(),
                "state",
                grade.state().name(),
                Seals.DIGEST,
                Seals.of(grade)));
  }

  private static NewEvidence fact(Assessment assessment, Grade grade) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("assessmentId", assessment.id().toString());
    payload.put("mark", grade.mark());
    payload.put("version", grade.version());
    Double total = assessment.finalScore(grade);
    if (total != null) {
      payload.put("final", total);
    }
    return NewEvidence.of(
            EvidenceKind.GRADE_PUBLISHED,
            assessment.team(),
            "assessment:" + assessment.id(),
            "The grade of run " + assessment.runNumber() + " is published")
        .withRun(assessment.run().value())
        .withActor(grade.by())
        .withPayload(payload);
  }
}
