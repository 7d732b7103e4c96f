package dev.firedrill.grading.api.review;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.AssessmentId;
import dev.firedrill.grading.Assessments;
import dev.firedrill.grading.review.Blindfold;
import dev.firedrill.grading.review.Mark;
import dev.firedrill.grading.review.ReviewDesk;
import dev.firedrill.grading.review.Submission;
import dev.firedrill.grading.review.Submissions;
import dev.firedrill.grading.rubric.Rubric;
import dev.firedrill.grading.rubric.Selection;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Team;
import dev.firedrill.team.Teams;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import dev.firedrill.web.TeamRefView;
import dev.firedrill.web.Versions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Grading by rubric, for staff: blind, in the reading that is the caller's. */
@Path("/reviews")
@Produces(MediaType.APPLICATION_JSON)
public final class WorkbenchResource {
  private static final int REASON_AT_MOST = 500;

  private final Assessments assessments;
  private final Submissions submissions;
  private final ReviewDesk desk;
  private final Teams teams;
  private final TeamAccess access;
  private final ReviewDoor door;
  private final ReviewViews views;

  public WorkbenchResource(
      Assessments assessments,
      Submissions submissions,
      ReviewDesk desk,
      Teams teams,
      TeamAccess access,
      BlindReading reading) {
    this.assessments = assessments;
    this.submissions = submissions;
    this.desk = desk;
    this.teams = teams;
    this.access = access;
    this.door = new ReviewDoor(submissions, teams);
    this.views = new ReviewViews(door, reading);
  }

  /** The runs with something to grade, newest first. */
  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<ReviewRunSummaryView> list(@Context ContainerRequestContext request) {
    Principal principal = Principals.of(request);
    return new ItemsView<>(
        assessments.all().stream()
            .map(Assessment::run)
            .distinct()
            .map(run -> views.summary(submissions.of(run), principal.id()))
            .toList());
  }

  @GET
  @Path("/{run}")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ReviewRunView run(@Context ContainerRequestContext request, @PathParam("run") UUID run) {
    return views.run(door.run(run), Principals.of(request).id());
  }

  @GET
  @Path("/{run}/submissions/{id}")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ReviewSubmissionView submission(
      @Context ContainerRequestContext request,
      @PathParam("run") UUID run,
      @PathParam("id") UUID id) {
    Submission submission = door.submission(run, id);
    Team team = teams.get(submission.assessment().team());
    return views.submission(
        submission,
        Principals.of(request).id(),
        Blindfold.of(team, teams.members(team.id()), submission.number()));
  }

  @PUT
  @Path("/{run}/submissions/{id}/marks/{criterion}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(RubricMarkView.class)
  public Response save(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("run") UUID run,
      @PathParam("id") UUID id,
      @PathParam("criterion") String criterion,
      RubricMarkRequest wish) {
    Principal principal = Principals.of(request);
    access.requireNotActing(principal);
    long version = Versions.required(headers);
    Assessment assessment = assessment(run, id);
    ReviewDesk.Choice choice =
        new ReviewDesk.Choice(
            criterion,
            new Selection(wish.level(), Set.copyOf(wish.items())),
            wish.comment(),
            wish.flagged(),
            wish.secondLook());
    return answer(
        submissions.rubricOf(assessment.run()),
        desk.save(assessment, choice, principal.id(), version),
        version);
  }

  /** Takes a choice back: the criterion is not decided then. */
  @DELETE
  @Path("/{run}/submissions/{id}/marks/{criterion}")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(value = Void.class, status = 204)
  public Response undecide(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("run") UUID run,
      @PathParam("id") UUID id,
      @PathParam("criterion") String criterion) {
    Principal principal = Principals.of(request);
    access.requireNotActing(principal);
    long version = Versions.required(headers);
    Assessment assessment = assessment(run, id);
    return answer(
        submissions.rubricOf(assessment.run()),
        desk.undecide(assessment, criterion, principal.id(), version),
        version);
  }

  private Assessment assessment(UUID run, UUID id) {
    return assessments
        .find(new AssessmentId(id))
        .filter(found -> found.run().value().equals(run))
        .orElseThrow(() ->
            Failure.notFound(
                "There is no such submission in this run: it is not over, or it was"
                    + " deleted."));
  }

  private Response answer(Rubric rubric, ReviewDesk.Outcome outcome, long version) {
    return switch (outcome) {
      case ReviewDesk.Outcome.Undecided() -> Response.noContent().build();
      case ReviewDesk.Outcome.Done(Mark mark) ->
          Response.ok(views.mark(rubric, mark)).tag(Versions.tag(mark.version())).build();
      case ReviewDesk.Outcome.Stale(var current) ->
          throw new Failure(
              ProblemCode.STALE_VERSION,
              current == null
                  ? "There is no mark here yet, so its version is 0, not " + version + "."
                  : door.person(current.by()).name()
                      + " saved this criterion meanwhile (version "
                      + current.version()
                      + ", not "
                      + version
                      + "): look at both and decide again.",
              current == null ? Map.of() : Map.of("current", views.mark(rubric, current)));
      case ReviewDesk.Outcome.AlreadyPublished() ->
          throw new Failure(
              ProblemCode.CONFLICT,
              "The team has this grade already: take it back first, then change it.");
      case ReviewDesk.Outcome.NoSuchCriterion(var name, var rubricVersion) ->
          throw new Failure(
              ProblemCode.CONFLICT,
              "The rubric has no criterion '"
                  + name
                  + "' any more since version "
                  + rubricVersion
                  + ": reload the rubric; marks of the other criteria stay.");
      case ReviewDesk.Outcome.Unfit(var field, var reason) ->
          throw new Failure(
              ProblemCode.INVALID_INPUT,
              reason,
              Map.of("violations", List.of(Map.of("field", field, "message", reason))));
    };
  }

  /** The page tells every 20 s that it has the submission open, and learns who else does. */
  @POST
  @Path("/{run}/submissions/{id}/here")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public HereView here(
      @Context ContainerRequestContext request,
      @PathParam("run") UUID run,
      @PathParam("id") UUID id,
      HereRequest wish) {
    Submission submission = door.submission(run, id);
    Rubric rubric = submission.rubric();
    return new HereView(
        desk
            .here(submission.assessment().id(), Principals.of(request).id(), wish.criterion())
            .stream()
            .map(one ->
                new HereView.ViewerView(
                    door.person(one.person()).name(), one.criterion(), one.seenAt()))
            .toList(),
        rubric.scope().value(),
        rubric.version());
  }

  /** The names behind a submission; the asking is recorded. */
  @POST
  @Path("/{run}/submissions/{id}/reveal")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public RevealView reveal(
      @Context ContainerRequestContext request,
      @PathParam("run") UUID run,
      @PathParam("id") UUID id,
      RevealRequest wish) {
    String reason = wish.reason().strip();
    if (reason.isEmpty() || reason.length() > REASON_AT_MOST) {
      throw Failure.invalid(
          "The reason has "
              + reason.length()
              + " characters; say in 1 to "
              + REASON_AT_MOST
              + " why you need the names.");
    }
    Submission submission = door.submission(run, id);
    desk.revealed(submission.assessment(), Principals.of(request).id(), reason);
    Team team = teams.get(submission.assessment().team());
    return new RevealView(
        new TeamRefView(team.id().value(), team.slug().value(), team.name()),
        teams.members(team.id()).stream()
            .map(member -> new PersonView(member.id().value(), member.name(), member.handle()))
            .toList());
  }
}
