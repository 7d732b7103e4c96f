package dev.firedrill.incident;

import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.incident.persistence.IncidentPersistence;
import dev.firedrill.team.Team;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A team of two with a desk for its incidents, on the test's database. */
public final class IncidentRoom {
  public final SteppedClock clock = SteppedClock.atNoon();
  public final InMemoryWorkspaces chat = new InMemoryWorkspaces();
  public final Incidents incidents;
  public final IncidentDesk desk;

  /** The incidents whose grade is published. */
  public final Set<IncidentId> graded = new HashSet<>();

  public final Team team;
  public final Person ada;
  public final Person bo;
  public final Person instructor;
  private final TestDatabase database;

  public IncidentRoom(TestDatabase database) {
    this.database = database;
    TestCourse course = new TestCourse(database.jdbi());
    team = course.team();
    ada = course.student(team);
    bo = course.student(team);
    instructor = course.person(CourseRole.INSTRUCTOR);
    incidents = IncidentPersistence.incidents(database.jdbi());
    desk =
        new IncidentDesk(
            incidents,
            database.teams(),
            chat,
            database.evidence(),
            database.transactions(),
            database.domainEvents(),
            UUID::randomUUID,
            clock,
            graded::contains);
  }

  public Incident declared(String title) {
    return done(desk.declare(team.id(), ada.id(), Severity.SEV2, title));
  }

  public static Incident done(IncidentDesk.Outcome outcome) {
    if (outcome instanceof IncidentDesk.Outcome.Done(Incident incident)) {
      return incident;
    }
    throw new AssertionError("expected to be done but was " + outcome);
  }

  public List<EvidenceEvent> evidence(EvidenceKind kind) {
    return database
        .evidence()
        .find(new EvidenceQuery(team.id(), null, Set.of(kind), null, null, false, 1000));
  }
}
