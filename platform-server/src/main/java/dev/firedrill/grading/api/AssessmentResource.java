package dev.firedrill.grading.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.AssessmentId;
import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.Grade;
import dev.firedrill.grading.GradeDesk;
import dev.firedrill.grading.Grades;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.Markdown;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.postmortem.Postmortems;
import dev.firedrill.team.Teams;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import dev.firedrill.web.Versions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The assessments. Staff grade them; students see those of their own team once published, and
 * before that nothing, not even that there is one.
 */
@Path("/assessments")
@Produces(MediaType.APPLICATION_JSON)
public final class AssessmentResource {
  private final Assessments assessments;
  private final Grades grades;
  private final GradeDesk desk;
  private final Incidents incidents;
  private final Postmortems postmortems;
  private final TeamAccess access;
  private final AssessmentViews views;

  public AssessmentResource(
      Assessments assessments,
      Grades grades,
      GradeDesk desk,
      Incidents incidents,
      Postmortems postmortems,
      TeamAccess access,
      Teams teams,
      Markdown markdown) {
    this.assessments = assessments;
    this.grades = grades;
    this.desk = desk;
    this.incidents = incidents;
    this.postmortems = postmortems;
    this.access = access;
    this.views = new AssessmentViews(teams, markdown);
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<AssessmentSummaryView> list(@Context ContainerRequestContext request) {
    Principal principal = Principals.of(request);
    Map<AssessmentId, Grade> grade =
        grades.all().stream().collect(Collectors.toMap(Grade::assessment, Function.identity()));
    Map<IncidentId, Instant> submitted = postmortems.submitted();
    Map<IncidentId, Incident> incident =
        incidents.list(null, false).stream()
            .collect(Collectors.toMap(Incident::id, Function.identity()));
    List<AssessmentSummaryView> items =
        assessments.all().stream()
            .filter(a -> isShown(principal, a, grade.get(a.id())))
            .map(a -> {
              IncidentId id = a.incident();
              return views.summary(
                  a,
                  grade.get(a.id()),
                  id == null ? null : incident.get(id),
                  id == null ? null : submitted.get(id));
            })
            .toList();
    return new ItemsView<>(items);
  }

  @GET
  @Path("/{id}")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public AssessmentView get(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Assessment assessment = find(id);
    Grade grade = grades.find(assessment.id()).orElse(null);
    if (!isShown(Principals.of(request), assessment, grade)) {
      throw noSuchAssessment();
    }
    return full(assessment, grade);
  }

  @PUT
  @Path("/{id}/grade")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.GRADER, CourseRole.INSTRUCTOR})
  @Returns(GradeView.class)
  public Response save(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("id") UUID id,
      GradeRequest wish) {
    PersonId grader = grader(request);
    long version = Versions.required(headers);
    Grade grade = done(desk.save(find(id), grader, version, wish.mark(), wish.comment()), version);
    return Response.ok(views.view(grade)).tag(Versions.tag(grade.version())).build();
  }

  @POST
  @Path("/{id}/publish")
  @Permit({CourseRole.GRADER, CourseRole.INSTRUCTOR})
  public AssessmentView publish(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("id") UUID id) {
    PersonId grader = grader(request);
    long version = Versions.required(headers);
    Assessment assessment = find(id);
    return full(assessment, done(desk.publish(assessment, grader, version), version));
  }

  @POST
  @Path("/{id}/unpublish")
  @Permit({CourseRole.GRADER, CourseRole.INSTRUCTOR})
  public AssessmentView unpublish(
      @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    PersonId grader = grader(request);
    Assessment assessment = find(id);
    return full(assessment, done(desk.unpublish(assessment, grader), 0));
  }

  private PersonId grader(ContainerRequestContext request) {
    Principal principal = Principals.of(request);
    access.requireNotActing(principal);
    return principal.id();
  }

  private static boolean isShown(
      Principal principal, Assessment assessment, @Nullable Grade grade) {
    return principal.isStaff()
        || (principal.maySee(assessment.team())
            && grade != null
            && grade.state() == Grade.State.PUBLISHED);
  }

  private Assessment find(UUID id) {
    return assessments.find(new AssessmentId(id)).orElseThrow(AssessmentResource::noSuchAssessment);
  }

  private static Failure noSuchAssessment() {
    return Failure.notFound("There is no such assessment here.");
  }

  private AssessmentView full(Assessment assessment, @Nullable Grade grade) {
    IncidentId incident = assessment.incident();
    return views.full(
        assessment,
        grade,
        incident == null ? null : incidents.find(incident).orElse(null),
        incident == null ? null : postmortems.find(incident).orElse(null),
        incident == null
            ? null
            : postmortems.submissions(incident).stream().findFirst().orElse(null));
  }

  private Grade done(GradeDesk.Outcome outcome, long version) {
    return switch (outcome) {
      case GradeDesk.Outcome.Done(Grade grade) -> grade;
      case GradeDesk.Outcome.Stale(@Nullable Grade current) -> throw stale(current, version);
      case GradeDesk.Outcome.AlreadyPublished(Grade grade) ->
          throw new Failure(
              ProblemCode.CONFLICT,
              "The team has this grade already: withdraw it first, then change it.");
      case GradeDesk.Outcome.NotPublished() ->
          throw new Failure(
              ProblemCode.CONFLICT, "No grade is published here, so none can be withdrawn.");
      case GradeDesk.Outcome.NoMark() ->
          throw new Failure(ProblemCode.CONFLICT, "There is no mark yet: give one, then publish.");
      case GradeDesk.Outcome.Voided() ->
          throw new Failure(
              ProblemCode.CONFLICT,
              "The run is void for this team, so there is nothing to publish: repeat the run.");
      case GradeDesk.Outcome.Unfit(String field, String reason) ->
          throw new Failure(
              ProblemCode.INVALID_INPUT,
              reason,
              Map.of("violations", List.of(Map.of("field", field, "message", reason))));
    };
  }

  private Failure stale(@Nullable Grade current, long version) {
    String detail =
        current == null
            ? "There is no grade yet, so its version is 0, not " + version + "."
            : "The grade is at version "
                + current.version()
                + " now, not "
                + version
                + ": look at it and decide again.";
    return new Failure(
        ProblemCode.STALE_VERSION,
        detail,
        current == null ? Map.of() : Map.of("current", views.view(current)));
  }
}
