package dev.firedrill.grading.review;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.AssessmentId;
import dev.firedrill.grading.Grade;
import dev.firedrill.grading.Grades;
import dev.firedrill.grading.rubric.Criterion;
import dev.firedrill.grading.rubric.Rubric;
import dev.firedrill.grading.rubric.RubricScore;
import dev.firedrill.grading.rubric.Selection;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where readers choose levels and items, each in the reading that is theirs. */
public final class ReviewDesk {
  /** A page tells every 20 s that it is open; two of these may be lost. */
  public static final Duration PRESENT_FOR = Duration.ofSeconds(50);

  /** What a reader wants to save. */
  public record Choice(
      String criterion, Selection selection, String comment, boolean flagged, boolean secondLook) {}

  /** What came of asking. */
  public sealed interface Outcome {
    record Done(Mark mark) implements Outcome {}

    /** Done: there is no mark any more. */
    record Undecided() implements Outcome {}

    /** Not saved, because somebody saved this one in the meantime; null: there is none. */
    record Stale(@Nullable Mark current) implements Outcome {}

    /** Not saved: the team has its grade already. */
    record AlreadyPublished() implements Outcome {}

    /** Not saved: the rubric in force has no such criterion. */
    record NoSuchCriterion(String criterion, long rubricVersion) implements Outcome {}

    /** Not saved, because a value breaks a rule. */
    record Unfit(String field, String reason) implements Outcome {}
  }

  private final Marks marks;
  private final ReviewLedger ledger;
  private final Grades grades;
  private final Submissions submissions;
  private final Evidence evidence;
  private final Transactions transactions;
  private final InstantSource clock;

  public ReviewDesk(
      Marks marks,
      ReviewLedger ledger,
      Grades grades,
      Submissions submissions,
      Evidence evidence,
      Transactions transactions,
      InstantSource clock) {
    this.marks = marks;
    this.ledger = ledger;
    this.grades = grades;
    this.submissions = submissions;
    this.evidence = evidence;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The reading of this person: the one dealt to them, otherwise the first. */
  public int readingOf(AssessmentId assessment, PersonId person) {
    return readingOf(ledger.readers(assessment), person);
  }

  public static int readingOf(List<Reader> readers, PersonId person) {
    return readers.stream()
        .filter(reader -> reader.rater().equals(person))
        .map(Reader::reading)
        .findFirst()
        .orElse(1);
  }

  /** Saves the choice in place of the version given, 0 for the first. */
  public Outcome save(Assessment assessment, Choice choice, PersonId by, long expected) {
    Rubric rubric = submissions.rubricOf(assessment.run());
    Optional<Criterion> criterion = rubric.criterion(choice.criterion());
    if (criterion.isEmpty()) {
      return new Outcome.NoSuchCriterion(choice.criterion(), rubric.version());
    }
    Optional<Outcome> unfit = unfit(criterion.get(), choice);
    if (unfit.isPresent()) {
      return unfit.get();
    }
    return transactions.call(() -> {
      if (isPublished(assessment)) {
        return new Outcome.AlreadyPublished();
      }
      Mark mark =
          new Mark(
              assessment.id(),
              choice.criterion(),
              readingOf(assessment.id(), by),
              choice.selection(),
              choice.comment(),
              choice.flagged(),
              choice.secondLook(),
              by,
              expected + 1,
              clock.instant());
      if (!marks.replace(mark)) {
        return new Outcome.Stale(
            marks.find(mark.assessment(), mark.criterion(), mark.reading()).orElse(null));
      }
      return new Outcome.Done(mark);
    });
  }

  /** Takes the choice back, so that the criterion is not decided. */
  public Outcome undecide(Assessment assessment, String criterion, PersonId by, long expected) {
    return transactions.call(() -> {
      if (isPublished(assessment)) {
        return new Outcome.AlreadyPublished();
      }
      int reading = readingOf(assessment.id(), by);
      return marks.remove(assessment.id(), criterion, reading, expected)
          ? new Outcome.Undecided()
          : new Outcome.Stale(marks.find(assessment.id(), criterion, reading).orElse(null));
    });
  }

  private boolean isPublished(Assessment assessment) {
    return grades
        .find(assessment.id())
        .filter(grade -> grade.state() == Grade.State.PUBLISHED)
        .isPresent();
  }

  private static Optional<Outcome> unfit(Criterion criterion, Choice choice) {
    Integer level = choice.selection().level();
    if (level != null && (level < 0 || level > Criterion.BEST)) {
      return Optional.of(
          new Outcome.Unfit("level", "The level is " + level + "; choose one of 0 to 3."));
    }
    if (RubricScore.level(criterion, choice.selection()).isEmpty()) {
      return Optional.of(
          new Outcome.Unfit(
              "level",
              criterion.hasLevels()
                  ? "'" + criterion.name() + "' is graded on levels: choose one of 0 to 3."
                  : "'" + criterion.name() + "' is graded by items: leave the level out."));
    }
    Set<String> known =
        criterion.items().stream().map(item -> item.id()).collect(Collectors.toSet());
    for (String item : choice.selection().sortedItems()) {
      if (!known.contains(item)) {
        return Optional.of(
            new Outcome.Unfit(
                "items",
                "'"
                    + criterion.name()
                    + "' has no item '"
                    + item
                    + "' any more: look at the rubric and choose again."));
      }
    }
    int bytes = choice.comment().getBytes(StandardCharsets.UTF_8).length;
    return bytes <= Mark.COMMENT_BYTES_AT_MOST
        ? Optional.empty()
        : Optional.of(
            new Outcome.Unfit(
                "comment",
                "The comment has "
                    + bytes
                    + " bytes; keep it to "
                    + Mark.COMMENT_BYTES_AT_MOST
                    + "."));
  }

  /** Says that the person has it open, and who else does. */
  public List<ReviewLedger.Presence> here(
      AssessmentId assessment, PersonId person, String criterion) {
    Instant now = clock.instant();
    ledger.seen(assessment, person, criterion, now);
    return ledger.present(assessment, now.minus(PRESENT_FOR)).stream()
        .filter(one -> !one.person().equals(person))
        .toList();
  }

  /** The names were asked for; that stays in the evidence. */
  public void revealed(Assessment assessment, PersonId by, String reason) {
    transactions.run(() ->
        evidence.append(
            NewEvidence.of(
                    EvidenceKind.INSTRUCTOR_ACTION,
                    assessment.team(),
                    "assessment:" + assessment.id(),
                    "A grader looked at the names behind the submission of run "
                        + assessment.runNumber())
                .withRun(assessment.run().value())
                .withActor(by)
                .withPayload(Map.of("action", "grading.reveal", "reason", reason))));
  }
}
