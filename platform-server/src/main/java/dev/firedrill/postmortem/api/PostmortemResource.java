package dev.firedrill.postmortem.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.postmortem.Postmortem;
import dev.firedrill.postmortem.PostmortemDesk;
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
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** The postmortem of an incident: its team writes, staff read. */
@Path("/incidents/{id}/postmortem")
@Produces(MediaType.APPLICATION_JSON)
public final class PostmortemResource {
  private final PostmortemDesk desk;
  private final Incidents incidents;
  private final PostmortemViews views;

  public PostmortemResource(PostmortemDesk desk, Incidents incidents, PostmortemViews views) {
    this.desk = desk;
    this.incidents = incidents;
    this.views = views;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(PostmortemView.class)
  public Response get(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return answer(desk.of(readable(Principals.of(request), id)));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit(CourseRole.STUDENT)
  @Returns(PostmortemView.class)
  public Response save(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("id") UUID id,
      PostmortemRequest wish) {
    Principal principal = Principals.of(request);
    Incident incident = readable(principal, id);
    long version = Versions.required(headers);
    return answer(
        desk.save(incident, principal.person().id(), version, wish.markdown(), wish.base()),
        version);
  }

  @POST
  @Path("/submit")
  @Permit(CourseRole.STUDENT)
  @Returns(PostmortemView.class)
  public Response submit(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("id") UUID id) {
    Principal principal = Principals.of(request);
    Incident incident = readable(principal, id);
    long version = Versions.required(headers);
    return answer(desk.submit(incident, principal.person().id(), version), version);
  }

  private Response answer(PostmortemDesk.Outcome outcome, long version) {
    return switch (outcome) {
      case PostmortemDesk.Outcome.Done(Postmortem postmortem) -> answer(postmortem);
      case PostmortemDesk.Outcome.Stale(Postmortem current) ->
          throw new Failure(
              ProblemCode.STALE_VERSION,
              "The postmortem is at version "
                  + current.version()
                  + " now, not "
                  + version
                  + ": put your change into that text and save again.",
              Map.of("current", views.view(current)));
      case PostmortemDesk.Outcome.Closed() ->
          throw new Failure(
              ProblemCode.POSTMORTEM_CLOSED,
              "The grade is published, so the postmortem it is about stays as it is.");
      case PostmortemDesk.Outcome.TooLate(Instant closed) ->
          throw new Failure(
              ProblemCode.POSTMORTEM_CLOSED,
              "This postmortem closed at "
                  + closed.truncatedTo(ChronoUnit.SECONDS)
                  + ", after its deadline, and stays as it is: ask an instructor for more time.");
      case PostmortemDesk.Outcome.StillTheTemplate() ->
          throw new Failure(
              ProblemCode.CONFLICT, "This is still the empty template: write first, then hand in.");
      case PostmortemDesk.Outcome.TooLarge(int bytes) -> throw tooLarge(bytes);
      case PostmortemDesk.Outcome.NotYours() ->
          throw Failure.notFound("There is no such incident here.");
    };
  }

  private Incident readable(Principal principal, UUID id) {
    return incidents
        .find(new IncidentId(id))
        .filter(incident -> principal.maySee(incident.team()))
        .orElseThrow(() -> Failure.notFound("There is no such incident here."));
  }

  private Response answer(Postmortem postmortem) {
    return Response.ok(views.view(postmortem)).tag(Versions.tag(postmortem.version())).build();
  }

  static Failure tooLarge(int bytes) {
    return new Failure(
        ProblemCode.TOO_LARGE,
        "The text has "
            + bytes
            + " bytes, more than the "
            + Postmortem.BYTES_AT_MOST
            + " that are kept: shorten it, and link to what is long.");
  }
}
