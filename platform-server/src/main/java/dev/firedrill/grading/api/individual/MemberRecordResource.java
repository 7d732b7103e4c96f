package dev.firedrill.grading.api.individual;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.AssessmentId;
import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.Grade;
import dev.firedrill.grading.Grades;
import dev.firedrill.grading.individual.MemberRecord;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.Teams;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/**
 * What the members of a team did in a run. Graders see all of them; a student of the team sees the
 * own record once the grade is published, and never another's.
 */
@Path("/assessments/{id}/members")
@Produces(MediaType.APPLICATION_JSON)
public final class MemberRecordResource {
  private final Assessments assessments;
  private final Grades grades;
  private final Evidence evidence;
  private final Teams teams;

  public MemberRecordResource(
      Assessments assessments, Grades grades, Evidence evidence, Teams teams) {
    this.assessments = assessments;
    this.grades = grades;
    this.evidence = evidence;
    this.teams = teams;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<MemberRecordView> list(
      @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Principal principal = Principals.of(request);
    Assessment assessment =
        assessments
            .find(new AssessmentId(id))
            .filter(found -> principal.isStaff() || isShown(principal, found))
            .orElseThrow(() -> Failure.notFound("There is no such assessment here."));
    return new ItemsView<>(
        MemberRecord.of(
                evidence.find(
                    EvidenceQuery.ofTeam(assessment.team(), assessment.from(), assessment.to())),
                teams.members(assessment.team()))
            .stream()
            .filter(record ->
                principal.isStaff() || record.member().id().equals(principal.person().id()))
            .map(MemberRecordResource::view)
            .toList());
  }

  private boolean isShown(Principal principal, Assessment assessment) {
    return principal.maySee(assessment.team())
        && grades
            .find(assessment.id())
            .filter(grade -> grade.state() == Grade.State.PUBLISHED)
            .isPresent();
  }

  private static MemberRecordView view(MemberRecord record) {
    return new MemberRecordView(
        new PersonView(
            record.member().id().value(), record.member().name(), record.member().handle()),
        record.did().stream()
            .map(done ->
                new MemberRecordView.DoneView(
                    done.deed(),
                    done.deed().label(),
                    done.evidence().size(),
                    done.first(),
                    done.what(),
                    done.evidence()))
            .toList());
  }
}
