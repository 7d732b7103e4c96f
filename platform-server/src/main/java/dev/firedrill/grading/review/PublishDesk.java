package dev.firedrill.grading.review;

import dev.firedrill.chaos.RunId;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.Grade;
import dev.firedrill.grading.GradeDesk;
import dev.firedrill.grading.Grades;
import dev.firedrill.grading.review.Result.Line;
import dev.firedrill.grading.review.Submission.State;
import dev.firedrill.grading.rubric.Criterion;
import dev.firedrill.grading.rubric.RubricItem;
import dev.firedrill.grading.rubric.RubricScore;
import dev.firedrill.grading.rubric.Selection;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Publishes what is ready of a run at once, through the same door as a mark typed by hand, and
 * takes it back as a whole for ten minutes.
 */
public final class PublishDesk {
  /** What of the run is in which state, or went which way. */
  public record Counts(int published, int ready, int draft, int byHand, int voided) {}

  /** What came of taking back. */
  public sealed interface Undo {
    /** {@code changedSince}: grades that somebody touched, which stay. */
    record Undone(int takenBack, int changedSince) implements Undo {}

    record TooLate(Instant until) implements Undo {}

    record Nothing() implements Undo {}
  }

  private final Submissions submissions;
  private final ReviewLedger ledger;
  private final GradeDesk desk;
  private final Grades grades;
  private final Transactions transactions;
  private final IdSource ids;
  private final InstantSource clock;

  public PublishDesk(
      Submissions submissions,
      ReviewLedger ledger,
      GradeDesk desk,
      Grades grades,
      Transactions transactions,
      IdSource ids,
      InstantSource clock) {
    this.submissions = submissions;
    this.ledger = ledger;
    this.desk = desk;
    this.grades = grades;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  public Counts counts(RunId run) {
    return counts(submissions.of(run));
  }

  private static Counts counts(List<Submission> all) {
    return new Counts(
        count(all, State.PUBLISHED),
        count(all, State.READY),
        count(all, State.DRAFT),
        count(all, State.BY_HAND),
        count(all, State.VOID));
  }

  private static int count(List<Submission> all, State state) {
    return (int) all.stream().filter(one -> one.state() == state).count();
  }

  /** Publishes what is ready; returns how many it were. What is not ready stays as it is. */
  public int publish(RunId run, PersonId by) {
    return transactions.call(() -> {
      List<Submission> ready =
          submissions.of(run).stream().filter(one -> one.state() == State.READY).toList();
      if (ready.isEmpty()) {
        return 0;
      }
      Publication publication = new Publication(ids.next(), run, by, clock.instant(), null);
      ledger.published(publication);
      int published = 0;
      for (Submission submission : ready) {
        published += publish(submission, publication, by) ? 1 : 0;
      }
      return published;
    });
  }

  private boolean publish(Submission submission, Publication publication, PersonId by) {
    Assessment assessment = submission.assessment();
    long version = grades.find(assessment.id()).map(Grade::version).orElse(0L);
    List<Line> lines = lines(submission);
    double mark = submission.mark().orElseThrow();
    if (!(desk.save(assessment, by, version, mark, comment(lines))
        instanceof GradeDesk.Outcome.Done(Grade draft))) {
      return false;
    }
    if (!(desk.publish(assessment, by, draft.version())
        instanceof GradeDesk.Outcome.Done(Grade grade))) {
      return false;
    }
    ledger.keep(
        new Result(
            assessment.id(),
            publication.id(),
            grade.version(),
            submission.rubric().scope().value(),
            submission.rubric().version(),
            lines));
    return true;
  }

  /** Takes back what was published last of the run, but for what somebody changed since. */
  public Undo undo(RunId run, PersonId by) {
    return transactions.call(() -> {
      Publication latest = ledger.latest(run).filter(one -> one.undoneAt() == null).orElse(null);
      if (latest == null) {
        return new Undo.Nothing();
      }
      Instant now = clock.instant();
      if (!latest.mayBeUndone(now)) {
        return new Undo.TooLate(latest.at().plus(Publication.UNDO_WITHIN));
      }
      int takenBack = 0;
      int changed = 0;
      for (Result result : ledger.results(latest.id())) {
        Submission submission = submissions.find(run, result.assessment()).orElse(null);
        boolean untouched =
            grades
                .find(result.assessment())
                .filter(grade -> grade.state() == Grade.State.PUBLISHED)
                .filter(grade -> grade.version() == result.gradeVersion())
                .isPresent();
        if (submission != null
            && untouched
            && desk.unpublish(submission.assessment(), by) instanceof GradeDesk.Outcome.Done) {
          takenBack++;
        } else {
          changed++;
        }
      }
      ledger.undone(latest.id(), now);
      return new Undo.Undone(takenBack, changed);
    });
  }

  private static List<Line> lines(Submission submission) {
    List<Criterion> criteria = submission.rubric().criteria();
    List<Line> lines = new ArrayList<>();
    for (Criterion criterion : criteria) {
      double level = submission.adjudication().levels().getOrDefault(criterion.id(), 0.0);
      List<Mark> given =
          submission.marks().stream()
              .filter(mark -> mark.criterion().equals(criterion.id()))
              .sorted(Comparator.comparingInt(Mark::reading))
              .toList();
      lines.add(
          new Line(
              criterion.id(),
              criterion.name(),
              criterion.description(),
              level,
              tenth(RubricScore.points(criteria, criterion, level)),
              tenth(RubricScore.points(criteria, criterion, Criterion.BEST)),
              because(criterion, given),
              given.stream()
                  .map(Mark::comment)
                  .map(String::strip)
                  .filter(comment -> !comment.isEmpty())
                  .toList()));
    }
    return lines;
  }

  private static List<String> because(Criterion criterion, List<Mark> given) {
    // A third reader's word counts alone, as in the adjudication.
    List<Mark> counted = given.stream().filter(mark -> mark.reading() == 3).toList();
    Set<String> texts = new LinkedHashSet<>();
    for (Mark mark : counted.isEmpty() ? given : counted) {
      Selection selection = mark.selection();
      Integer level = selection.level();
      if (criterion.hasLevels()) {
        if (level != null) {
          texts.add(criterion.levels().get(level));
        }
      } else {
        criterion.items().stream()
            .filter(item -> selection.items().contains(item.id()))
            .map(PublishDesk::inWords)
            .forEach(texts::add);
      }
    }
    return List.copyOf(texts);
  }

  private static String inWords(RubricItem item) {
    return item.text() + (item.points() < 0 ? " (takes points)" : "");
  }

  /** The comment of the grade, in Markdown, so that every page that shows a grade shows why. */
  private static String comment(List<Line> lines) {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append("**").append(line.name()).append("**: ");
      text.append(String.format(Locale.ROOT, "%.1f of %.1f points.", line.points(), line.most()));
      line.because().forEach(why -> text.append("\n- ").append(why));
      line.comments().forEach(comment -> text.append("\n\n").append(comment));
      text.append("\n\n");
    }
    String whole = text.toString().strip();
    // Comments of 20 criteria may exceed what a grade holds; the lines have them all.
    return whole.length() * 4 <= Grade.COMMENT_BYTES_AT_MOST
        ? whole
        : whole.substring(0, Grade.COMMENT_BYTES_AT_MOST / 4 - 100)
            + "\n\n(The rest stands with the criteria.)";
  }

  private static double tenth(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
