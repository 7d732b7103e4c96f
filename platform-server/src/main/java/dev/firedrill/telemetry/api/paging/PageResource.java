package dev.firedrill.telemetry.api.paging;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.telemetry.paging.Page;
import dev.firedrill.telemetry.paging.PageDesk;
import dev.firedrill.telemetry.paging.PageStore;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** One page. */
@Path("/pages/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class PageResource {
  private final TeamAccess access;
  private final PageStore pages;
  private final PageDesk desk;
  private final PageViews views;

  public PageResource(TeamAccess access, PageStore pages, PageDesk desk, PageViews views) {
    this.access = access;
    this.pages = pages;
    this.desk = desk;
    this.views = views;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public PageView get(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return views.of(visible(request, id));
  }

  private Page visible(ContainerRequestContext request, UUID id) {
    return pages
        .find(id)
        .filter(page -> Principals.of(request).maySee(page.team()))
        .orElseThrow(() -> Failure.notFound("There is no such page here."));
  }

  /** Takes the page; taking what was taken already answers it as it is. */
  @POST
  @Path("/ack")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public PageView acknowledge(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Page page = visible(request, id);
    access.requireOperable(Principals.of(request), page.team());
    return switch (desk.acknowledge(id, Principals.of(request).id())) {
      case PageDesk.Outcome.Done(Page taken) -> views.of(taken);
      case PageDesk.Outcome.Already(Page before) -> views.of(before);
      case PageDesk.Outcome.NotAMember(Page _) ->
          throw new Failure(
              ProblemCode.NOT_ALLOWED,
              "Only members of the team acknowledge its pages, because it counts as their detection.");
      case PageDesk.Outcome.Unknown() -> throw Failure.notFound("There is no such page here.");
    };
  }
}
