package dev.firedrill.grading.review;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunQueries;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.AssessmentId;
import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.Grade;
import dev.firedrill.grading.Grades;
import dev.firedrill.grading.review.Submission.State;
import dev.firedrill.grading.rubric.GradedWork;
import dev.firedrill.grading.rubric.Rubric;
import dev.firedrill.grading.rubric.RubricDesk;
import dev.firedrill.grading.rubric.RubricScope;
import dev.firedrill.grading.rubric.Selection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the submissions of a run with everything that was judged of them. */
public final class Submissions {
  private final Assessments assessments;
  private final Grades grades;
  private final Marks marks;
  private final ReviewLedger ledger;
  private final RunQueries runs;
  private final RubricDesk rubrics;

  public Submissions(
      Assessments assessments,
      Grades grades,
      Marks marks,
      ReviewLedger ledger,
      RunQueries runs,
      RubricDesk rubrics) {
    this.assessments = assessments;
    this.grades = grades;
    this.marks = marks;
    this.ledger = ledger;
    this.runs = runs;
    this.rubrics = rubrics;
  }

  /** What a change of a rubric has to know of the marks. */
  public static GradedWork works(
      Assessments assessments, Grades grades, Marks marks, RunQueries runs) {
    return () -> {
      Map<AssessmentId, Assessment> byId =
          assessments.all().stream().collect(Collectors.toMap(Assessment::id, Function.identity()));
      Set<AssessmentId> published =
          grades.all().stream()
              .filter(grade -> grade.state() == Grade.State.PUBLISHED)
              .map(Grade::assessment)
              .collect(Collectors.toSet());
      Map<RunId, String> scenarios = new HashMap<>();
      record Key(AssessmentId assessment, int reading) {}
      Map<Key, Map<String, Selection>> chosen = new HashMap<>();
      for (Mark mark : marks.all()) {
        chosen
            .computeIfAbsent(new Key(mark.assessment(), mark.reading()), missing -> new HashMap<>())
            .put(mark.criterion(), mark.selection());
      }
      return chosen.entrySet().stream()
          .filter(entry -> byId.containsKey(entry.getKey().assessment()))
          .map(entry -> {
            AssessmentId id = entry.getKey().assessment();
            RunId run = Objects.requireNonNull(byId.get(id)).run();
            return new GradedWork.Work(
                id.value(),
                scenarios.computeIfAbsent(run, missing -> scenario(runs, missing)),
                published.contains(id),
                entry.getValue());
          })
          .toList();
    };
  }

  /** A run that is gone is judged by the course's rubric. */
  private static String scenario(RunQueries runs, RunId run) {
    return runs.find(run).map(found -> found.scenarioId()).orElse(RubricScope.COURSE.value());
  }

  public Rubric rubricOf(RunId run) {
    return rubrics.inForce(scenario(runs, run));
  }

  /** In the order of their numbers. */
  public List<Submission> of(RunId run) {
    List<Assessment> ofRun =
        assessments.all().stream().filter(one -> one.run().equals(run)).toList();
    Rubric rubric = rubricOf(run);
    Map<AssessmentId, List<Mark>> marksOf =
        marks.all().stream().collect(Collectors.groupingBy(Mark::assessment));
    Map<AssessmentId, List<Reader>> readersOf =
        ledger.readers().stream().collect(Collectors.groupingBy(Reader::assessment));
    Map<AssessmentId, Grade> gradeOf =
        grades.all().stream().collect(Collectors.toMap(Grade::assessment, Function.identity()));
    List<AssessmentId> numbered = numbered(ofRun, run);
    Map<AssessmentId, Assessment> byId =
        ofRun.stream().collect(Collectors.toMap(Assessment::id, Function.identity()));
    return numbered.stream()
        .map(id ->
            submission(
                Objects.requireNonNull(byId.get(id)),
                numbered.indexOf(id) + 1,
                rubric,
                marksOf.getOrDefault(id, List.of()),
                readersOf.getOrDefault(id, List.of()),
                gradeOf.get(id)))
        .toList();
  }

  public Optional<Submission> find(RunId run, AssessmentId id) {
    return assessments
        .find(id)
        .filter(found -> found.run().equals(run))
        .map(found ->
            submission(
                found,
                numberOf(assessments, found),
                rubricOf(run),
                marks.of(id),
                ledger.readers(id),
                grades.find(id).orElse(null)));
  }

  /** What the team is called while names are hidden. */
  public static int numberOf(Assessments assessments, Assessment assessment) {
    List<Assessment> ofRun =
        assessments.all().stream().filter(one -> one.run().equals(assessment.run())).toList();
    return numbered(ofRun, assessment.run()).indexOf(assessment.id()) + 1;
  }

  private static List<AssessmentId> numbered(List<Assessment> ofRun, RunId run) {
    return FairOrder.of(ofRun.stream().map(Assessment::id).toList(), "number/" + run);
  }

  private Submission submission(
      Assessment assessment,
      int number,
      Rubric rubric,
      List<Mark> given,
      List<Reader> readers,
      @Nullable Grade grade) {
    Adjudication adjudication =
        Adjudication.of(
            rubric.criteria(),
            given,
            readers.stream().map(Reader::reading).collect(Collectors.toSet()));
    return new Submission(
        assessment,
        number,
        rubric,
        given,
        readers,
        adjudication,
        state(assessment, given, adjudication, grade));
  }

  private State state(
      Assessment assessment, List<Mark> given, Adjudication adjudication, @Nullable Grade grade) {
    if (assessment.auto().voided()) {
      return State.VOID;
    }
    if (grade != null) {
      if (grade.state() == Grade.State.PUBLISHED) {
        return State.PUBLISHED;
      }
      if (!isOurs(grade)) {
        return State.BY_HAND;
      }
    }
    boolean held = given.stream().anyMatch(mark -> mark.flagged() || mark.secondLook());
    return adjudication.isComplete() && !held ? State.READY : State.DRAFT;
  }

  /** Published from here and taken back since, and not touched by hand. */
  private boolean isOurs(Grade grade) {
    return ledger
        .result(grade.assessment())
        .filter(result -> grade.version() == result.gradeVersion() + 1)
        .isPresent();
  }
}
