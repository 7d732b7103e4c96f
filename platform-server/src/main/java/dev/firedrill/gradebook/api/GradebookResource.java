package dev.firedrill.gradebook.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.chaos.RunId;
import dev.firedrill.course.CourseRole;
import dev.firedrill.gradebook.GradebookDesk;
import dev.firedrill.gradebook.PersonIds;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import dev.firedrill.web.Versions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/**
 * The gradebook. Staff read all of it, instructors change how it counts, a student reads the own
 * row and of that only what is published.
 */
@Path("/gradebook")
@Produces(MediaType.APPLICATION_JSON)
public final class GradebookResource {
  private final GradebookDesk desk;

  public GradebookResource(GradebookDesk desk) {
    this.desk = desk;
  }

  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public GradebookView get() {
    return GradebookView.of(desk.read());
  }

  @GET
  @Path("/mine")
  @Permit(CourseRole.STUDENT)
  public OwnRowView mine(@Context ContainerRequestContext request) {
    return desk.own(Principals.of(request).id())
        .map(OwnRowView::of)
        .orElseThrow(() -> Failure.notFound("You have no row in the gradebook."));
  }

  @PUT
  @Path("/setup")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit(CourseRole.INSTRUCTOR)
  @Returns(GradebookView.class)
  public Response setUp(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      GradebookSetupRequest wish) {
    desk.setUp(
        Versions.required(headers),
        wish.dropLowest(),
        wish.items().stream()
            .map(item ->
                new GradebookDesk.ItemWish(
                    new RunId(item.id()),
                    item.title(),
                    item.weight(),
                    item.points(),
                    item.droppable()))
            .toList(),
        Principals.of(request).id());
    GradebookView view = GradebookView.of(desk.read());
    return Response.ok(view).tag(Versions.tag(view.version())).build();
  }

  @PUT
  @Path("/people/{person}/items/{item}/excusal")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit(CourseRole.INSTRUCTOR)
  @Returns(value = Void.class, status = 204)
  public Response excuse(
      @Context ContainerRequestContext request,
      @PathParam("person") UUID person,
      @PathParam("item") UUID item,
      ExcusalRequest wish) {
    desk.excuse(new RunId(item), new PersonId(person), wish.reason(), Principals.of(request).id());
    return Response.noContent().build();
  }

  @DELETE
  @Path("/people/{person}/items/{item}/excusal")
  @Permit(CourseRole.INSTRUCTOR)
  @Returns(value = Void.class, status = 204)
  public Response unexcuse(@PathParam("person") UUID person, @PathParam("item") UUID item) {
    desk.unexcuse(new RunId(item), new PersonId(person));
    return Response.noContent().build();
  }

  @PUT
  @Path("/people/{person}/ids")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit(CourseRole.INSTRUCTOR)
  @Returns(value = Void.class, status = 204)
  public Response identify(@PathParam("person") UUID person, PersonIdsRequest wish) {
    desk.identify(
        new PersonId(person),
        new PersonIds(wish.lmsId(), wish.studentId(), wish.login(), wish.email()));
    return Response.noContent().build();
  }
}
