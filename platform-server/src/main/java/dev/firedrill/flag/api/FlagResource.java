package dev.firedrill.flag.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.flag.FlagDesk;
import dev.firedrill.flag.FlagEdit;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.FlagVersion;
import dev.firedrill.flag.api.wire.FlagDefinitionRequest;
import dev.firedrill.flag.api.wire.FlagEvaluationRequest;
import dev.firedrill.flag.api.wire.FlagEvaluationView;
import dev.firedrill.flag.api.wire.FlagReasonRequest;
import dev.firedrill.flag.api.wire.FlagRequest;
import dev.firedrill.flag.api.wire.FlagRolloutRequest;
import dev.firedrill.flag.api.wire.FlagVersionView;
import dev.firedrill.flag.api.wire.FlagView;
import dev.firedrill.flag.api.wire.ShareView;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Returns;
import dev.firedrill.web.Versions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One feature flag of an environment. */
@Path("/teams/{team}/flags/{environment}/{key}")
@Produces(MediaType.APPLICATION_JSON)
public final class FlagResource {
  private final FlagRoutes routes;
  private final FlagDesk desk;
  private final FlagStore flags;
  private final FlagTrial trial;

  FlagResource(FlagRoutes routes, FlagDesk desk, FlagStore flags, FlagTrial trial) {
    this.routes = routes;
    this.desk = desk;
    this.flags = flags;
    this.trial = trial;
  }

  @PUT
  @Returns(FlagView.class)
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response change(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("key") String key,
      FlagRequest wish) {
    FlagRoutes.Asked asked = routes.toOperate(request, slug, environment);
    long version = Versions.required(headers);
    return edit(asked, key, new FlagEdit.Switch(wish.on()), wish.reason(), version);
  }

  /** Archives the flag: it is no longer served, its history stays. */
  @DELETE
  @Returns(value = Void.class, status = 204)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response archive(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("key") String key,
      @QueryParam("reason") @DefaultValue("") String reason) {
    FlagRoutes.Asked asked = routes.toOperate(request, slug, environment);
    long version = Versions.required(headers);
    Response _ = edit(asked, key, new FlagEdit.Archive(), reason, version);
    return Response.noContent().build();
  }

  @PUT
  @Path("/definition")
  @Returns(FlagView.class)
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response define(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("key") String key,
      FlagDefinitionRequest wish) {
    FlagRoutes.Asked asked = routes.toOperate(request, slug, environment);
    long version = Versions.required(headers);
    FlagEdit edit = new FlagEdit.Define(wish.definition(), wish.description());
    return edit(asked, key, edit, wish.reason(), version);
  }

  @PUT
  @Path("/rollout")
  @Returns(FlagView.class)
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response rollOut(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("key") String key,
      FlagRolloutRequest wish) {
    FlagRoutes.Asked asked = routes.toOperate(request, slug, environment);
    long version = Versions.required(headers);
    FlagEdit edit = new FlagEdit.Rollout(Objects.requireNonNull(ShareView.shares(wish.rollout())));
    return edit(asked, key, edit, wish.reason(), version);
  }

  /** Off for everybody, at once and whatever the flag's version is. */
  @POST
  @Path("/kill")
  @Returns(FlagView.class)
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response kill(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("key") String key,
      FlagReasonRequest wish) {
    FlagRoutes.Asked asked = routes.toOperate(request, slug, environment);
    return edit(asked, key, new FlagEdit.Kill(), wish.reason(), null);
  }

  @POST
  @Path("/revive")
  @Returns(FlagView.class)
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response revive(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("key") String key,
      FlagReasonRequest wish) {
    FlagRoutes.Asked asked = routes.toOperate(request, slug, environment);
    return edit(asked, key, new FlagEdit.Revive(), wish.reason(), null);
  }

  /** Says what the flag would give somebody; not counted as an evaluation. */
  @POST
  @Path("/evaluate")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public FlagEvaluationView evaluate(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("key") String key,
      FlagEvaluationRequest wish) {
    FlagRoutes.Asked asked = routes.toRead(request, slug, environment);
    return trial
        .evaluate(asked.owner(), asked.team().slug().value(), key, wish)
        .orElseThrow(() -> routes.unknown(asked, key));
  }

  /** Newest first; also of an archived flag. */
  @GET
  @Path("/history")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<FlagVersionView> history(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("key") String key) {
    FlagRoutes.Asked asked = routes.toRead(request, slug, environment);
    List<FlagVersion> history = flags.history(asked.owner(), key);
    if (history.isEmpty() && flags.find(asked.owner(), key).isEmpty()) {
      throw routes.unknown(asked, key);
    }
    return new ItemsView<>(
        history.reversed().stream()
            .map(entry -> FlagVersionView.of(entry, routes.teams()))
            .toList());
  }

  private Response edit(
      FlagRoutes.Asked asked, String key, FlagEdit edit, String reason, @Nullable Long version) {
    return routes.answer(
        routes.flag(
            asked, desk.edit(asked.owner(), key, edit, reason, version, asked.principal().id())));
  }
}
