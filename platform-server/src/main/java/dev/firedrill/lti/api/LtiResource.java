package dev.firedrill.lti.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.chaos.RunId;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.People;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.lti.Accounts;
import dev.firedrill.lti.Contexts;
import dev.firedrill.lti.LtiPlatform;
import dev.firedrill.lti.Platforms;
import dev.firedrill.lti.ToolKeys;
import dev.firedrill.lti.sync.SyncDesk;
import dev.firedrill.lti.sync.Syncs;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;

/** Platforms and grade passback, for instructors alone. */
@Path("/lti")
@Produces(MediaType.APPLICATION_JSON)
public final class LtiResource {
  private static final int RECENT = 50;

  private final Platforms platforms;
  private final Contexts contexts;
  private final Accounts accounts;
  private final People people;
  private final ToolKeys keys;
  private final SyncDesk desk;
  private final Syncs syncs;
  private final Supplier<URI> address;
  private final IdSource ids;

  /** The address is the one by which browsers reach the platform. */
  public LtiResource(
      Platforms platforms,
      Contexts contexts,
      Accounts accounts,
      People people,
      ToolKeys keys,
      SyncDesk desk,
      Syncs syncs,
      Supplier<URI> address,
      IdSource ids) {
    this.platforms = platforms;
    this.contexts = contexts;
    this.accounts = accounts;
    this.people = people;
    this.keys = keys;
    this.desk = desk;
    this.syncs = syncs;
    this.address = address;
    this.ids = ids;
  }

  /** What to enter at the platform. */
  @GET
  @Path("/tool")
  @Permit(CourseRole.INSTRUCTOR)
  public LtiToolView tool() {
    URI here = address.get();
    return new LtiToolView(
        here.resolve("/lti/login").toString(),
        here.resolve("/lti/launch").toString(),
        here.resolve("/lti/jwks").toString());
  }

  /** Makes a new key of ours; the one before it stays published. */
  @POST
  @Path("/tool/keys")
  @Permit(CourseRole.INSTRUCTOR)
  @Returns(value = Void.class, status = 204)
  public Response rotate() {
    keys.rotate();
    return Response.noContent().build();
  }

  @GET
  @Path("/platforms")
  @Permit(CourseRole.INSTRUCTOR)
  public ItemsView<LtiPlatformView> platforms() {
    return new ItemsView<>(platforms.all().stream().map(LtiPlatformView::of).toList());
  }

  @POST
  @Path("/platforms")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit(CourseRole.INSTRUCTOR)
  @Returns(value = LtiPlatformView.class, status = 201)
  public Response register(LtiPlatformRequest wish) {
    LtiPlatform platform =
        new LtiPlatform(
            ids.next(),
            wish.name().strip(),
            wish.issuer().strip(),
            wish.clientId().strip(),
            wish.deployments().stream().map(String::strip).toList(),
            url(wish.loginUrl()),
            url(wish.tokenUrl()),
            url(wish.keysUrl()));
    if (!platforms.add(platform)) {
      throw new Failure(
          ProblemCode.CONFLICT,
          "The issuer '"
              + platform.issuer()
              + "' with the client id '"
              + platform.clientId()
              + "' is registered already: remove it first.");
    }
    return Response.status(201).entity(LtiPlatformView.of(platform)).build();
  }

  private static URI url(String text) {
    try {
      return URI.create(text.strip());
    } catch (IllegalArgumentException notAnAddress) {
      throw Failure.invalid("'" + text + "' is no address: copy it from the platform.");
    }
  }

  @DELETE
  @Path("/platforms/{id}")
  @Permit(CourseRole.INSTRUCTOR)
  @Returns(value = Void.class, status = 204)
  public Response remove(@PathParam("id") UUID id) {
    if (!platforms.remove(id)) {
      throw Failure.notFound("There is no such platform here.");
    }
    return Response.noContent().build();
  }

  /** Says who a member of the platform is here; staff can be named by this alone. */
  @PUT
  @Path("/platforms/{id}/accounts")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit(CourseRole.INSTRUCTOR)
  @Returns(value = Void.class, status = 204)
  public Response link(@PathParam("id") UUID id, LtiAccountRequest wish) {
    PersonId person = new PersonId(wish.person());
    if (platforms.find(id).isEmpty()) {
      throw Failure.notFound("There is no such platform here.");
    }
    if (people.find(person).isEmpty()) {
      throw Failure.notFound("There is no such person here.");
    }
    if (wish.subject().isBlank() || wish.subject().length() > 255) {
      throw Failure.invalid("The platform's id of the member must have 1 to 255 characters.");
    }
    accounts.link(id, wish.subject(), person);
    return Response.noContent().build();
  }

  @GET
  @Path("/contexts")
  @Permit(CourseRole.INSTRUCTOR)
  public ItemsView<LtiContextView> contexts() {
    return new ItemsView<>(contexts.all().stream().map(LtiContextView::of).toList());
  }

  @GET
  @Path("/syncs")
  @Permit(CourseRole.INSTRUCTOR)
  public ItemsView<GradeSyncView> syncs() {
    return new ItemsView<>(syncs.recent(RECENT).stream().map(GradeSyncView::of).toList());
  }

  @POST
  @Path("/syncs")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit(CourseRole.INSTRUCTOR)
  @Returns(value = GradeSyncView.class, status = 202)
  public Response sync(@Context ContainerRequestContext request, GradeSyncRequest wish) {
    UUID item = wish.item();
    return Response.status(202)
        .entity(
            GradeSyncView.of(
                desk.begin(
                    wish.context(),
                    item == null ? null : new RunId(item),
                    wish.dryRun(),
                    Principals.of(request).id())))
        .build();
  }

  @GET
  @Path("/syncs/{id}")
  @Permit(CourseRole.INSTRUCTOR)
  public GradeSyncView sync(@PathParam("id") UUID id) {
    return syncs
        .find(id)
        .map(GradeSyncView::of)
        .orElseThrow(() -> Failure.notFound("There is no such job here."));
  }

  @POST
  @Path("/syncs/{id}/retry")
  @Permit(CourseRole.INSTRUCTOR)
  @Returns(value = GradeSyncView.class, status = 202)
  public Response retry(@PathParam("id") UUID id) {
    return Response.status(202).entity(GradeSyncView.of(desk.retry(id))).build();
  }
}
