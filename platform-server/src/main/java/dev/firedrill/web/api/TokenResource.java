package dev.firedrill.web.api;

import dev.firedrill.auth.CiMayCall;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.auth.token.ApiToken;
import dev.firedrill.auth.token.ApiTokenId;
import dev.firedrill.auth.token.TokenDesk;
import dev.firedrill.auth.token.TokenKind;
import dev.firedrill.auth.token.TokenWish;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Courses;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.Team;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tokens of people and of teams' CI. */
@Path("/tokens")
@Produces(MediaType.APPLICATION_JSON)
public final class TokenResource {
  private final TokenDesk desk;
  private final TeamAccess access;
  private final Courses courses;
  private final InstantSource clock;

  TokenResource(TokenDesk desk, TeamAccess access, Courses courses, InstantSource clock) {
    this.desk = desk;
    this.access = access;
    this.courses = courses;
    this.clock = clock;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<TokenView> list(@Context ContainerRequestContext request) {
    return new ItemsView<>(
        desk.visibleTo(Principals.of(request)).stream().map(TokenView::of).toList());
  }

  /** Not safe to send twice on purpose: its answer must not be kept anywhere. */
  @POST
  @Returns(value = NewTokenView.class, status = 201)
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response create(
      @Context ContainerRequestContext request, @NotNull @Valid TokenRequest body) {
    Principal principal = Principals.of(request);
    TokenWish wish =
        new TokenWish(body.name(), team(principal, body), Duration.ofDays(body.expiresInDays()));
    return Response.status(Response.Status.CREATED)
        .entity(NewTokenView.of(desk.create(principal, wish)))
        .build();
  }

  private @Nullable Team team(Principal principal, TokenRequest body) {
    String slug = body.team();
    return switch (body.kind()) {
      case PERSONAL -> {
        if (slug != null) {
          throw Failure.invalid("A personal token belongs to no team: leave 'team' out.");
        }
        yield null;
      }
      case CI -> {
        if (slug == null) {
          throw Failure.invalid("A CI token acts for one team: give its slug as 'team'.");
        }
        yield access.operable(principal, slug);
      }
    };
  }

  @DELETE
  @Path("/{id}")
  @Returns(value = Void.class, status = 204)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response revoke(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    desk.revoke(Principals.of(request), new ApiTokenId(id));
    return Response.noContent().build();
  }

  /** Who calls, also with a CI token. */
  @GET
  @Path("/current")
  @CiMayCall
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public CallerView current(@Context ContainerRequestContext request) {
    Principal principal = Principals.of(request);
    @Nullable ApiToken token = desk.presentedBy(principal).orElse(null);
    Team team = token != null && token.kind() == TokenKind.CI ? token.team() : principal.team();
    return new CallerView(
        Refs.person(principal.person()),
        principal.role(),
        Refs.team(team),
        token == null ? null : TokenView.of(token),
        clock.instant(),
        courses.get().name());
  }
}
