package dev.firedrill.app.wiring;

import dev.firedrill.chaos.RunQueries;
import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.GradeDesk;
import dev.firedrill.grading.Grades;
import dev.firedrill.grading.api.review.AgreementResource;
import dev.firedrill.grading.api.review.BlindReading;
import dev.firedrill.grading.api.review.PublicationResource;
import dev.firedrill.grading.api.review.ReaderResource;
import dev.firedrill.grading.api.review.ResultResource;
import dev.firedrill.grading.api.review.WorkbenchResource;
import dev.firedrill.grading.api.rubric.RubricResource;
import dev.firedrill.grading.review.Marks;
import dev.firedrill.grading.review.PublishDesk;
import dev.firedrill.grading.review.ReviewDesk;
import dev.firedrill.grading.review.ReviewLedger;
import dev.firedrill.grading.review.Submissions;
import dev.firedrill.grading.review.persistence.ReviewPersistence;
import dev.firedrill.grading.rubric.RubricDesk;
import dev.firedrill.grading.rubric.Rubrics;
import dev.firedrill.grading.rubric.persistence.RubricPersistence;
import dev.firedrill.postmortem.ClaimDesk;
import dev.firedrill.postmortem.Postmortems;
import java.util.List;
import java.util.Random;

/** Rubrics, and grading by them. */
final class ReviewWiring {
  /** The same marks give the same interval at each look. */
  private static final long SEED = 20_130_715;

  private ReviewWiring() {}

  static List<Object> resources(
      Foundation f,
      Assessments assessments,
      Grades grades,
      RunQueries runs,
      IncidentWiring incident,
      Postmortems postmortems) {
    Rubrics rubrics = RubricPersistence.rubrics(f.jdbi());
    Marks marks = ReviewPersistence.marks(f.jdbi());
    ReviewLedger ledger = ReviewPersistence.ledger(f.jdbi());
    RubricDesk rubricDesk =
        new RubricDesk(rubrics, Submissions.works(assessments, grades, marks, runs), f.clock());
    Submissions submissions = new Submissions(assessments, grades, marks, ledger, runs, rubricDesk);
    ReviewDesk desk =
        new ReviewDesk(
            marks, ledger, grades, submissions, f.evidence(), f.transactions(), f.clock());
    GradeDesk grading =
        new GradeDesk(grades, f.evidence(), f.transactions(), f.events(), f.clock());
    PublishDesk publishing =
        new PublishDesk(submissions, ledger, grading, grades, f.transactions(), f.ids(), f.clock());
    BlindReading reading =
        new BlindReading(
            postmortems,
            incident.incidents(),
            new ClaimDesk(f.evidence(), f.teams(), f.clock()),
            incident.markdown());
    return List.of(
        new RubricResource(rubricDesk, rubrics, f.teams(), f.access()),
        new WorkbenchResource(assessments, submissions, desk, f.teams(), f.access(), reading),
        new PublicationResource(publishing, ledger, submissions, f.teams(), f.access(), f.clock()),
        new ReaderResource(
            ledger, submissions, f.people(), f.teams(), f.access(), f.random(), f.clock()),
        new AgreementResource(submissions, f.teams(), () -> new Random(SEED)),
        new ResultResource(assessments, grades, ledger, incident.markdown()));
  }
}
