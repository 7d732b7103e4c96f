package dev.firedrill.grading.api.review;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.chaos.RunId;
import dev.firedrill.course.CourseRole;
import dev.firedrill.grading.review.Publication;
import dev.firedrill.grading.review.PublishDesk;
import dev.firedrill.grading.review.ReviewLedger;
import dev.firedrill.grading.review.Submissions;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Teams;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.UUID;

/** Publishing what is ready of a run, and taking it back. */
@Path("/reviews/{run}/publication")
@Produces(MediaType.APPLICATION_JSON)
public final class PublicationResource {
  private final PublishDesk desk;
  private final ReviewLedger ledger;
  private final TeamAccess access;
  private final InstantSource clock;
  private final ReviewDoor door;

  public PublicationResource(
      PublishDesk desk,
      ReviewLedger ledger,
      Submissions submissions,
      Teams teams,
      TeamAccess access,
      InstantSource clock) {
    this.desk = desk;
    this.ledger = ledger;
    this.access = access;
    this.clock = clock;
    this.door = new ReviewDoor(submissions, teams);
  }

  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public PublicationView get(@PathParam("run") UUID run) {
    var _ = door.run(run);
    return view(new RunId(run));
  }

  @POST
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public PublicationView publish(
      @Context ContainerRequestContext request, @PathParam("run") UUID run) {
    Principal principal = Principals.of(request);
    access.requireNotActing(principal);
    var _ = door.run(run);
    if (desk.publish(new RunId(run), principal.id()) == 0) {
      throw new Failure(
          ProblemCode.CONFLICT,
          "Nothing of this run is ready to publish: decide every criterion, and clear flags and"
              + " second looks.");
    }
    return view(new RunId(run));
  }

  @POST
  @Path("/undo")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public PublicationView undo(
      @Context ContainerRequestContext request, @PathParam("run") UUID run) {
    Principal principal = Principals.of(request);
    access.requireNotActing(principal);
    return switch (desk.undo(new RunId(run), principal.id())) {
      case PublishDesk.Undo.Undone _ -> view(new RunId(run));
      case PublishDesk.Undo.TooLate(var until) ->
          throw new Failure(
              ProblemCode.CONFLICT,
              "This could be taken back as a whole until "
                  + until
                  + ", ten minutes after it was published; unpublish single grades on their"
                  + " pages.");
      case PublishDesk.Undo.Nothing() ->
          throw new Failure(
              ProblemCode.CONFLICT, "Nothing of this run was published from here to take back.");
    };
  }

  private PublicationView view(RunId run) {
    PublishDesk.Counts counts = desk.counts(run);
    Publication latest = ledger.latest(run).filter(one -> one.undoneAt() == null).orElse(null);
    boolean undoable = latest != null && latest.mayBeUndone(clock.instant());
    return new PublicationView(
        counts.published(),
        counts.ready(),
        counts.draft(),
        counts.byHand(),
        counts.voided(),
        latest == null ? null : latest.at(),
        latest != null && undoable ? latest.at().plus(Publication.UNDO_WITHIN) : null);
  }
}
