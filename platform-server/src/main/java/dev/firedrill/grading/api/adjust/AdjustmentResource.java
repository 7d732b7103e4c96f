package dev.firedrill.grading.api.adjust;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.AssessmentId;
import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.Grades;
import dev.firedrill.grading.Integrity;
import dev.firedrill.grading.adjust.AdjustmentDesk;
import dev.firedrill.grading.adjust.Adjustments;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Teams;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Void runs and excused minutes of one team in one run, and whether the record is whole. */
@Path("/assessments/{id}/adjustments")
@Produces(MediaType.APPLICATION_JSON)
public final class AdjustmentResource {
  private final Assessments assessments;
  private final Grades grades;
  private final Adjustments adjustments;
  private final AdjustmentDesk desk;
  private final Integrity integrity;
  private final Teams teams;
  private final TeamAccess access;

  public AdjustmentResource(
      Assessments assessments,
      Grades grades,
      Adjustments adjustments,
      AdjustmentDesk desk,
      Integrity integrity,
      Teams teams,
      TeamAccess access) {
    this.assessments = assessments;
    this.grades = grades;
    this.adjustments = adjustments;
    this.desk = desk;
    this.integrity = integrity;
    this.teams = teams;
    this.access = access;
  }

  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public AdjustmentsView get(@PathParam("id") UUID id) {
    return view(find(id));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit(CourseRole.INSTRUCTOR)
  public AdjustmentsView adjust(
      @Context ContainerRequestContext request, @PathParam("id") UUID id, AdjustmentRequest wish) {
    access.requireNotActing(Principals.of(request));
    Assessment assessment = find(id);
    PersonId by = Principals.of(request).person().id();
    return view(
        switch (wish.action()) {
          case VOID -> desk.voidRun(assessment, wish.reason(), by);
          case EXCUSE ->
              desk.excuse(
                  assessment,
                  given("from", wish.from()),
                  given("to", wish.to()),
                  wish.reason(),
                  by);
          case WITHDRAW -> {
            Long of = wish.of();
            if (of == null) {
              throw Failure.invalid("'of' is missing; give the number of what is taken back.");
            }
            yield desk.withdraw(assessment, of, wish.reason(), by);
          }
        });
  }

  private static Instant given(String field, @Nullable Instant value) {
    if (value == null) {
      throw Failure.invalid("'" + field + "' is missing; an interval needs from and to.");
    }
    return value;
  }

  private Assessment find(UUID id) {
    return assessments
        .find(new AssessmentId(id))
        .orElseThrow(() -> Failure.notFound("There is no such assessment here."));
  }

  private AdjustmentsView view(Assessment assessment) {
    Integrity.Finding finding =
        integrity.check(assessment, grades.find(assessment.id()).orElse(null));
    return new AdjustmentsView(
        assessment.auto().total(),
        assessment.auto().voided(),
        assessment.revision(),
        adjustments.of(assessment.team(), assessment.run()).stream()
            .map(it ->
                new AdjustmentView(
                    it.id(),
                    it.action(),
                    it.at(),
                    person(it.by()),
                    it.reason(),
                    it.from(),
                    it.to(),
                    it.factor()))
            .toList(),
        finding.whole(),
        finding.sentence());
  }

  private PersonView person(PersonId id) {
    return teams
        .person(id)
        .map(member -> new PersonView(id.value(), member.name(), member.handle()))
        .orElse(new PersonView(id.value(), "Somebody", "somebody"));
  }
}
