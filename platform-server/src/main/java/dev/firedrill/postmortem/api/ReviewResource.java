package dev.firedrill.postmortem.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.postmortem.ClaimDesk;
import dev.firedrill.postmortem.Postmortem;
import dev.firedrill.postmortem.PostmortemDesk;
import dev.firedrill.postmortem.Postmortems;
import dev.firedrill.postmortem.outline.Completeness;
import dev.firedrill.postmortem.pdf.PostmortemPrint;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.UUID;

/** What helps to write and to judge a postmortem; its team and staff read it. */
@Path("/incidents/{id}/postmortem-review")
@Produces(MediaType.APPLICATION_JSON)
public final class ReviewResource {
  private final PostmortemDesk desk;
  private final Postmortems postmortems;
  private final ClaimDesk claims;
  private final Incidents incidents;
  private final PostmortemViews views;
  private final PostmortemPrint print;

  public ReviewResource(
      PostmortemDesk desk,
      Postmortems postmortems,
      ClaimDesk claims,
      Incidents incidents,
      PostmortemViews views,
      PostmortemPrint print) {
    this.desk = desk;
    this.postmortems = postmortems;
    this.claims = claims;
    this.incidents = incidents;
    this.views = views;
    this.print = print;
  }

  /** A student's answer names only what the team may know; so does one on a projector. */
  @GET
  @Path("/claims")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ClaimsView claims(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @QueryParam("zone") @DefaultValue("UTC") String zone) {
    Principal principal = Principals.of(request);
    Incident incident = readable(principal, id);
    Postmortem postmortem = desk.of(incident);
    return new ClaimsView(
        postmortem.version(),
        claims.claims(incident, postmortem.markdown(), !seesAll(principal), zone(zone)).stream()
            .map(ClaimsView.ClaimView::of)
            .toList());
  }

  private static boolean seesAll(Principal principal) {
    return principal.isStaff() && !principal.isProjected();
  }

  @GET
  @Path("/completeness")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public CompletenessView completeness(
      @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Incident incident = readable(Principals.of(request), id);
    Postmortem postmortem = desk.of(incident);
    return CompletenessView.of(
        postmortem.version(),
        Completeness.of(postmortem.markdown(), desk.template(incident).markdown()));
  }

  /** The kept versions, newest first. */
  @GET
  @Path("/history")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<PostmortemVersionView> history(
      @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Incident incident = readable(Principals.of(request), id);
    return new ItemsView<>(
        postmortems.history(incident.id()).stream()
            .limit(50)
            .map(one ->
                new PostmortemVersionView(
                    one.version(), one.savedAt(), views.person(one.savedBy()), one.markdown()))
            .toList());
  }

  @GET
  @Path("/pdf")
  @Produces({"application/pdf", MediaType.APPLICATION_JSON})
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(Void.class)
  public Response pdf(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Incident incident = readable(Principals.of(request), id);
    byte[] pdf = print.pdf(incident, desk.of(incident));
    return Response.ok(pdf, "application/pdf")
        .header(
            "Content-Disposition",
            "attachment; filename=\"postmortem-" + incident.label() + ".pdf\"")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw Failure.invalid(
          "There is no time zone '" + name + "': give one such as Europe/Berlin or UTC.");
    }
  }

  private Incident readable(Principal principal, UUID id) {
    return incidents
        .find(new IncidentId(id))
        .filter(incident -> principal.maySee(incident.team()))
        .orElseThrow(() -> Failure.notFound("There is no such incident here."));
  }
}
