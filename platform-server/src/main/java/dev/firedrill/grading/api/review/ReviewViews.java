package dev.firedrill.grading.api.review;

import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.AssessmentId;
import dev.firedrill.grading.api.rubric.RubricCriterionView;
import dev.firedrill.grading.review.FairOrder;
import dev.firedrill.grading.review.Mark;
import dev.firedrill.grading.review.ReviewDesk;
import dev.firedrill.grading.review.Submission;
import dev.firedrill.grading.review.Submission.State;
import dev.firedrill.grading.rubric.Criterion;
import dev.firedrill.grading.rubric.Rubric;
import dev.firedrill.grading.rubric.RubricScore;
import dev.firedrill.kernel.PersonId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Submissions and marks as one reader sees them. */
final class ReviewViews {
  private static final int COMMENTS_AT_MOST = 20;

  private final ReviewDoor door;
  private final BlindReading reading;

  ReviewViews(ReviewDoor door, BlindReading reading) {
    this.door = door;
    this.reading = reading;
  }

  ReviewRunSummaryView summary(List<Submission> all, PersonId reader) {
    Assessment any = all.getFirst().assessment();
    Rubric rubric = all.getFirst().rubric();
    return new ReviewRunSummaryView(
        any.run().value(),
        any.runNumber(),
        any.scenarioTitle(),
        all.size(),
        rubric.criteria().size(),
        all.stream().mapToInt(one -> decided(one, reader).size()).sum(),
        count(all, State.DRAFT),
        count(all, State.READY),
        count(all, State.PUBLISHED));
  }

  private static int count(List<Submission> all, State state) {
    return (int) all.stream().filter(one -> one.state() == state).count();
  }

  ReviewRunView run(List<Submission> all, PersonId reader) {
    Assessment any = all.getFirst().assessment();
    Rubric rubric = all.getFirst().rubric();
    List<AssessmentId> ids = all.stream().map(one -> one.assessment().id()).toList();
    return new ReviewRunView(
        any.run().value(),
        any.runNumber(),
        any.scenarioTitle(),
        rubric.scope().value(),
        rubric.version(),
        rubric.criteria().stream().map(RubricCriterionView::of).toList(),
        all.stream().map(one -> summary(one, reader)).toList(),
        rubric.criteria().stream()
            .map(criterion ->
                new ReviewRunView.ReviewOrderView(
                    criterion.id(),
                    FairOrder.of(ids, reader + "/" + any.run() + "/" + criterion.id()).stream()
                        .map(AssessmentId::value)
                        .toList()))
            .toList(),
        rubric.criteria().stream()
            .map(criterion ->
                new ReviewRunView.ReusedCommentsView(criterion.id(), comments(all, criterion)))
            .toList());
  }

  private static List<String> comments(List<Submission> all, Criterion criterion) {
    Map<String, Long> used =
        all.stream()
            .flatMap(one -> one.marks().stream())
            .filter(mark -> mark.criterion().equals(criterion.id()))
            .map(mark -> mark.comment().strip())
            .filter(comment -> !comment.isEmpty())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return used.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(COMMENTS_AT_MOST)
        .map(Map.Entry::getKey)
        .toList();
  }

  private ReviewRunView.SubmissionSummaryView summary(Submission one, PersonId reader) {
    List<Mark> own = own(one, reader);
    OptionalDouble mark = one.mark();
    String third = one.adjudication().third();
    return new ReviewRunView.SubmissionSummaryView(
        one.assessment().id().value(),
        one.number(),
        one.state(),
        ReviewDesk.readingOf(one.readers(), reader),
        one.readers().stream().anyMatch(each -> each.rater().equals(reader)),
        decided(one, reader),
        own.stream().anyMatch(Mark::flagged),
        own.stream().anyMatch(Mark::secondLook),
        reading.isSubmitted(one.assessment()),
        third.isEmpty() ? null : third,
        mark.isPresent() ? mark.getAsDouble() : null);
  }

  private static List<Mark> own(Submission one, PersonId reader) {
    int number = ReviewDesk.readingOf(one.readers(), reader);
    return one.marks().stream().filter(mark -> mark.reading() == number).toList();
  }

  private static List<String> decided(Submission one, PersonId reader) {
    return own(one, reader).stream()
        .filter(mark ->
            one.rubric()
                .criterion(mark.criterion())
                .filter(found -> RubricScore.level(found, mark.selection()).isPresent())
                .isPresent())
        .map(Mark::criterion)
        .sorted()
        .toList();
  }

  ReviewSubmissionView submission(
      Submission one, PersonId reader, UnaryOperator<String> blindfold) {
    Assessment assessment = one.assessment();
    return new ReviewSubmissionView(
        assessment.id().value(),
        assessment.run().value(),
        one.number(),
        ReviewDesk.readingOf(one.readers(), reader),
        one.state(),
        assessment.from(),
        assessment.to(),
        reading.text(assessment, blindfold),
        reading.claims(assessment, blindfold),
        own(one, reader).stream().map(mark -> mark(one.rubric(), mark)).toList());
  }

  RubricMarkView mark(Rubric rubric, Mark mark) {
    return new RubricMarkView(
        mark.criterion(),
        mark.reading(),
        mark.selection().level(),
        List.copyOf(mark.selection().sortedItems()),
        rubric
            .criterion(mark.criterion())
            .map(criterion -> points(rubric, criterion, mark))
            .orElse(null),
        mark.comment(),
        mark.flagged(),
        mark.secondLook(),
        door.person(mark.by()),
        mark.version(),
        mark.savedAt());
  }

  private static Double points(Rubric rubric, Criterion criterion, Mark mark) {
    double level = RubricScore.level(criterion, mark.selection()).orElse(0);
    return Math.round(RubricScore.points(rubric.criteria(), criterion, level) * 10) / 10.0;
  }
}
