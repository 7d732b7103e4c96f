package dev.firedrill.grading.api.review;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.AssessmentId;
import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.Grade;
import dev.firedrill.grading.Grades;
import dev.firedrill.grading.review.ReviewLedger;
import dev.firedrill.incident.Markdown;
import dev.firedrill.kernel.Failure;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/**
 * The criteria of a published grade. Students read those of their own team; before it is published
 * there is nothing here, not even that there is one.
 */
@Path("/assessments/{id}/criteria")
@Produces(MediaType.APPLICATION_JSON)
public final class ResultResource {
  private final Assessments assessments;
  private final Grades grades;
  private final ReviewLedger ledger;
  private final Markdown markdown;

  public ResultResource(
      Assessments assessments, Grades grades, ReviewLedger ledger, Markdown markdown) {
    this.assessments = assessments;
    this.grades = grades;
    this.ledger = ledger;
    this.markdown = markdown;
  }

  /** Empty when the mark was given by hand, or changed by hand since. */
  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<GradedCriterionView> get(
      @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Principal principal = Principals.of(request);
    Assessment assessment =
        assessments
            .find(new AssessmentId(id))
            .filter(found -> principal.maySee(found.team()))
            .orElseThrow(ResultResource::noSuchAssessment);
    Grade grade =
        grades
            .find(assessment.id())
            .filter(found -> found.state() == Grade.State.PUBLISHED)
            .orElse(null);
    if (grade == null) {
      if (principal.isStaff()) {
        return new ItemsView<>(List.of());
      }
      throw noSuchAssessment();
    }
    return new ItemsView<>(
        ledger
            .result(assessment.id())
            .filter(result -> result.gradeVersion() == grade.version())
            .map(result ->
                result.lines().stream()
                    .map(line ->
                        new GradedCriterionView(
                            line.criterion(),
                            line.name(),
                            line.description(),
                            line.level(),
                            line.points(),
                            line.most(),
                            line.because(),
                            line.comments().stream().map(markdown::toSafeHtml).toList()))
                    .toList())
            .orElse(List.of()));
  }

  private static Failure noSuchAssessment() {
    return Failure.notFound("There is no such assessment here.");
  }
}
