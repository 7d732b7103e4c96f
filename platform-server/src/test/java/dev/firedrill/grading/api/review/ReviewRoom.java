package dev.firedrill.grading.api.review;

import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.course.persistence.CoursePersistence;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.GradingRoom;
import dev.firedrill.grading.api.AssessmentResource;
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
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.markdown.CommonMark;
import dev.firedrill.postmortem.ClaimDesk;
import dev.firedrill.postmortem.Postmortems;
import dev.firedrill.postmortem.persistence.PostmortemPersistence;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An assessed run of two teams, with everybody who may or may not grade it. */
public final class ReviewRoom implements AutoCloseable {
  public final GradingRoom room;
  public final Incident incident;
  public final Postmortems postmortems;
  public final ReviewLedger ledger;
  public final Caller ada;
  public final Caller stranger;
  public final Caller grader;
  public final Caller colleague;
  public final Caller instructor;
  public final Person colleagueIs;
  private final ResourceHarness http;

  public ReviewRoom(TestDatabase database) {
    room = new GradingRoom(database);
    incident = room.theRun();
    room.end();
    room.desk.assessWhatEnded();
    postmortems = PostmortemPersistence.postmortems(database.jdbi());
    Rubrics rubrics = RubricPersistence.rubrics(database.jdbi());
    Marks marks = ReviewPersistence.marks(database.jdbi());
    ledger = ReviewPersistence.ledger(database.jdbi());
    RubricDesk rubricDesk =
        new RubricDesk(
            rubrics,
            Submissions.works(room.assessments, room.grades, marks, room.queries()),
            room.quick.clock);
    Submissions submissions =
        new Submissions(room.assessments, room.grades, marks, ledger, room.queries(), rubricDesk);
    CommonMark markdown = new CommonMark();
    http =
        ResourceHarness.with(
            new RubricResource(rubricDesk, rubrics, database.teams(), database.teamAccess()),
            new WorkbenchResource(
                room.assessments,
                submissions,
                new ReviewDesk(
                    marks,
                    ledger,
                    room.grades,
                    submissions,
                    database.evidence(),
                    database.transactions(),
                    room.quick.clock),
                database.teams(),
                database.teamAccess(),
                new BlindReading(
                    postmortems,
                    room.quick.incidents,
                    new ClaimDesk(database.evidence(), database.teams(), room.quick.clock),
                    markdown)),
            new PublicationResource(
                new PublishDesk(
                    submissions,
                    ledger,
                    room.gradeDesk,
                    room.grades,
                    database.transactions(),
                    UUID::randomUUID,
                    room.quick.clock),
                ledger,
                submissions,
                database.teams(),
                database.teamAccess(),
                room.quick.clock),
            new ReaderResource(
                ledger,
                submissions,
                CoursePersistence.people(database.jdbi()),
                database.teams(),
                database.teamAccess(),
                new Random(5),
                room.quick.clock),
            new AgreementResource(submissions, database.teams(), () -> new Random(1)),
            new ResultResource(room.assessments, room.grades, ledger, markdown),
            new AssessmentResource(
                room.assessments,
                room.grades,
                room.gradeDesk,
                room.quick.incidents,
                postmortems,
                database.teamAccess(),
                database.teams(),
                markdown));
    colleagueIs = new TestCourse(database.jdbi()).person(CourseRole.GRADER);
    Principal student = Who.is(room.quick.ada, room.quick.team);
    ada = http.as(student);
    stranger = http.as(Who.is(room.asleep.ada, room.asleep.team));
    grader = http.as(Who.is(room.grader, null));
    colleague = http.as(Who.is(colleagueIs, null));
    instructor = http.as(Who.is(room.quick.instructor, null));
  }

  public String path() {
    return "/reviews/" + room.run().value();
  }

  public Assessment assessment() {
    return room.of(room.quick);
  }

  public String submission() {
    return path() + "/submissions/" + assessment().id();
  }

  public static Map<String, Object> choice(
      @Nullable Integer level, String comment, String... items) {
    Map<String, Object> wish = new HashMap<>();
    wish.put("level", level);
    wish.put("items", List.of(items));
    wish.put("comment", comment);
    wish.put("flagged", false);
    wish.put("secondLook", false);
    return wish;
  }

  /** Decides every criterion of the starter rubric for the quick team. */
  public void decideAll(Caller who, int level) {
    who.ifMatch(0)
        .put(submission() + "/marks/timeline", choice(null, "", "events", "times"))
        .expect(200);
    for (String criterion : List.of("impact", "causes", "response", "actions", "blameless")) {
      who.ifMatch(0).put(submission() + "/marks/" + criterion, choice(level, "")).expect(200);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
