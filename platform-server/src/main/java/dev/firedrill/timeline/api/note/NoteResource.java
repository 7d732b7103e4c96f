package dev.firedrill.timeline.api.note;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Team;
import dev.firedrill.timeline.Annotator;
import dev.firedrill.timeline.Note;
import dev.firedrill.timeline.NoteDesk;
import dev.firedrill.timeline.NoteOutcome;
import dev.firedrill.timeline.Notes;
import dev.firedrill.web.Idempotent;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
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
import java.util.Map;
import java.util.UUID;

/** Notes on timelines: a team's are the team's to change, staff's are staff's. */
@Path("/timeline/notes")
@Produces(MediaType.APPLICATION_JSON)
public final class NoteResource {
  private final NoteDesk desk;
  private final Notes notes;
  private final Annotations annotations;
  private final TeamAccess access;

  public NoteResource(NoteDesk desk, Notes notes, Annotations annotations, TeamAccess access) {
    this.desk = desk;
    this.notes = notes;
    this.annotations = annotations;
    this.access = access;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Idempotent
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(value = NoteView.class, status = 201)
  public Response write(@Context ContainerRequestContext request, NoteRequest wish) {
    Principal principal = Principals.of(request);
    if (wish.team() == null) {
      throw Failure.invalid("Say on which team's timeline the note is to stand: send its slug.");
    }
    Team team = access.readable(principal, wish.team());
    Note note = desk.write(team.id(), annotator(principal), wish.at(), wish.text(), shared(wish));
    return answer(Response.Status.CREATED, note, principal);
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(NoteView.class)
  public Response edit(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("id") UUID id,
      NoteRequest wish) {
    Principal principal = Principals.of(request);
    requireReadable(principal, id);
    long version = Versions.required(headers);
    return answer(
        desk.edit(id, annotator(principal), version, wish.at(), wish.text(), shared(wish)),
        principal,
        version);
  }

  @DELETE
  @Path("/{id}")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(value = Void.class, status = 204)
  public Response delete(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("id") UUID id) {
    Principal principal = Principals.of(request);
    requireReadable(principal, id);
    long version = Versions.required(headers);
    return answer(desk.delete(id, annotator(principal), version), principal, version);
  }

  /** Every text that it had, newest first; of a deleted one too. */
  @GET
  @Path("/{id}/history")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<NoteVersionView> history(
      @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Principal principal = Principals.of(request);
    requireReadable(principal, id);
    return new ItemsView<>(annotations.history(id, principal.isStaff()));
  }

  private void requireReadable(Principal principal, UUID id) {
    if (principal.isProjected()
        || notes
            .find(id)
            .filter(note -> principal.maySee(note.team()) && note.isFor(principal.isStaff()))
            .isEmpty()) {
      throw unknown();
    }
  }

  private Response answer(NoteOutcome outcome, Principal principal, long version) {
    return switch (outcome) {
      case NoteOutcome.Saved(Note note) -> answer(Response.Status.OK, note, principal);
      case NoteOutcome.Unchanged(Note note) -> answer(Response.Status.OK, note, principal);
      case NoteOutcome.Deleted _ -> Response.noContent().build();
      case NoteOutcome.Stale(Note current) ->
          throw new Failure(
              ProblemCode.STALE_VERSION,
              "The note is at version %d now, not %d: put your change into that text and save again."
                  .formatted(current.version(), version),
              Map.of("current", annotations.note(current, principal.isStaff())));
      case NoteOutcome.NotYours(Note note) ->
          throw new Failure(
              ProblemCode.NOT_ALLOWED,
              note.byStaff()
                  ? "Staff wrote this note, so only staff change it; write one of your own."
                  : "The team wrote this note, so only the team changes it; write one of your own.");
      case NoteOutcome.Unknown() -> throw unknown();
    };
  }

  private Response answer(Response.Status status, Note note, Principal principal) {
    return Response.status(status)
        .entity(annotations.note(note, principal.isStaff()))
        .tag(Versions.tag(note.version()))
        .build();
  }

  private static boolean shared(NoteRequest wish) {
    return Boolean.TRUE.equals(wish.shared());
  }

  static Annotator annotator(Principal principal) {
    return new Annotator(principal.id(), principal.isStaff());
  }

  private static Failure unknown() {
    return Failure.notFound("There is no such note here; it may have been deleted.");
  }
}
