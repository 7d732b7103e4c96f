package dev.firedrill.timeline.api.note;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.TeamId;
import dev.firedrill.timeline.PinDesk;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Pins on facts. A team's are the team's, staff's are staff's. Both calls may be repeated. */
@Path("/timeline/pins")
@Produces(MediaType.APPLICATION_JSON)
public final class PinResource {
  private final PinDesk desk;
  private final Annotations annotations;

  public PinResource(PinDesk desk, Annotations annotations) {
    this.desk = desk;
    this.annotations = annotations;
  }

  @POST
  @Path("/{event}")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public PinView pin(@Context ContainerRequestContext request, @PathParam("event") long event) {
    Principal principal = Principals.of(request);
    EvidenceEvent fact = fact(principal, event);
    return annotations.pin(desk.pin(fact, team(fact), NoteResource.annotator(principal)));
  }

  @DELETE
  @Path("/{event}")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(value = Void.class, status = 204)
  public Response unpin(@Context ContainerRequestContext request, @PathParam("event") long event) {
    Principal principal = Principals.of(request);
    EvidenceEvent fact = fact(principal, event);
    desk.unpin(fact, team(fact), NoteResource.annotator(principal));
    return Response.noContent().build();
  }

  private EvidenceEvent fact(Principal principal, long event) {
    return desk.fact(event, principal.isStaff())
        .filter(fact -> principal.maySee(team(fact)) && !principal.isProjected())
        .orElseThrow(() -> Failure.notFound("There is no record " + event + " here."));
  }

  private static TeamId team(EvidenceEvent fact) {
    TeamId team = fact.team();
    if (team == null) {
      throw Failure.notFound("There is no record " + fact.id() + " here.");
    }
    return team;
  }
}
