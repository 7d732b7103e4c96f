package dev.firedrill.bot.api.release;

import dev.firedrill.auth.CiMayCall;
import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.bot.api.Requests;
import dev.firedrill.bot.release.CreateOutcome;
import dev.firedrill.bot.release.DeleteOutcome;
import dev.firedrill.bot.release.NewRelease;
import dev.firedrill.bot.release.Release;
import dev.firedrill.bot.release.ReleaseDesk;
import dev.firedrill.bot.release.ReleaseUse;
import dev.firedrill.bot.release.Releases;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.web.Idempotent;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import dev.firedrill.web.StreamsBody;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A team's releases: upload, name an image, look, delete. */
@Path("/teams/{team}/releases")
@Produces(MediaType.APPLICATION_JSON)
public final class ReleaseResource {
  private final ReleaseDesk desk;
  private final Releases releases;
  private final ReleaseUse use;
  private final Teams teams;
  private final TeamAccess access;

  public ReleaseResource(
      ReleaseDesk desk, Releases releases, ReleaseUse use, Teams teams, TeamAccess access) {
    this.desk = desk;
    this.releases = releases;
    this.use = use;
    this.teams = teams;
    this.access = access;
  }

  @POST
  @Consumes({
    "application/java-archive",
    "application/gzip",
    "application/zip",
    MediaType.APPLICATION_OCTET_STREAM
  })
  @StreamsBody
  @CiMayCall
  @Permit({CourseRole.INSTRUCTOR, CourseRole.STUDENT})
  @Returns(value = ReleaseView.class, status = 201)
  public Response upload(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @QueryParam("fileName") @DefaultValue("upload") String fileName,
      @QueryParam("version") @Nullable String version,
      @QueryParam("commit") @Nullable String commit,
      @QueryParam("changeCause") @Nullable String changeCause,
      InputStream body) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    NewRelease.Label label =
        new NewRelease.Label(
            required("version", version), commit, required("changeCause", changeCause));
    return answer(desk.upload(team.id(), label, body, fileName, Requests.author(principal)));
  }

  @POST
  @Path("/images")
  @Consumes(MediaType.APPLICATION_JSON)
  @Idempotent
  @CiMayCall
  @Permit({CourseRole.INSTRUCTOR, CourseRole.STUDENT})
  @Returns(value = ReleaseView.class, status = 201)
  public Response image(
      @Context ContainerRequestContext request, @PathParam("team") String slug, ImageRequest wish) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    NewRelease.Label label =
        new NewRelease.Label(wish.version(), wish.commit(), wish.changeCause());
    return answer(desk.image(team.id(), label, wish.image(), Requests.author(principal)));
  }

  @FitForProjector
  @GET
  @CiMayCall
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER, CourseRole.STUDENT})
  public ItemsView<ReleaseView> list(
      @Context ContainerRequestContext request, @PathParam("team") String slug) {
    TeamId team = access.readable(Principals.of(request), slug).id();
    Map<Integer, Set<EnvironmentName>> uses = use.of(team);
    return new ItemsView<>(
        releases.list(team).stream()
            .map(release ->
                ReleaseView.of(release, uses.getOrDefault(release.number(), Set.of()), teams))
            .toList());
  }

  @FitForProjector
  @GET
  @Path("/{number}")
  @CiMayCall
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER, CourseRole.STUDENT})
  public ReleaseView get(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("number") int number) {
    TeamId team = access.readable(Principals.of(request), slug).id();
    return releases.find(team, number).map(this::view).orElseThrow(() -> unknown(number));
  }

  @DELETE
  @Path("/{number}")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.STUDENT})
  @Returns(value = Void.class, status = 204)
  public Response delete(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("number") int number,
      @QueryParam("reason") @DefaultValue("") String reason) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    return switch (desk.delete(team.id(), number, reason, Requests.author(principal))) {
      case DeleteOutcome.Deleted _ -> Response.noContent().build();
      case DeleteOutcome.Unknown _ -> throw unknown(number);
      case DeleteOutcome.InUse(Release release, Set<EnvironmentName> where) ->
          throw new Failure(
              ProblemCode.RELEASE_IN_USE,
              "Release %s runs in %s or is being deployed there: deploy another one first."
                  .formatted(
                      release.name(),
                      where.stream()
                          .sorted()
                          .map(EnvironmentName::word)
                          .collect(Collectors.joining(" and "))));
    };
  }

  private Response answer(CreateOutcome outcome) {
    int status =
        switch (outcome) {
          case CreateOutcome.Created _ -> 201;
          case CreateOutcome.Existed _ -> 200;
        };
    return Response.status(status).entity(view(outcome.release())).build();
  }

  private ReleaseView view(Release release) {
    Set<EnvironmentName> where = use.of(release.team()).getOrDefault(release.number(), Set.of());
    return ReleaseView.of(release, where, teams);
  }

  private static String required(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw Failure.invalid(
          "The upload lacks ?" + name + "=…, which says what the release is; add it.");
    }
    return value;
  }

  private static Failure unknown(int number) {
    return Failure.notFound("The team has no release v" + number + "; see its releases.");
  }
}
