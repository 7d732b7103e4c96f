package dev.firedrill.web.api;

import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.OpenRoute;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.SignIn;
import dev.firedrill.auth.SignInOutcome;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Courses;
import dev.firedrill.kernel.Secret;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import dev.firedrill.web.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.InstantSource;

/** Signing in with a link, who one is, and signing out. */
@Path("/session")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@FitForProjector
public final class SessionResource {
  private final SignIn signIn;
  private final SessionViews views;
  private final InstantSource clock;

  SessionResource(SignIn signIn, Courses courses, InstantSource clock) {
    this.signIn = signIn;
    this.views = new SessionViews(courses, clock);
    this.clock = clock;
  }

  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER, CourseRole.STUDENT})
  public SessionView get(@Context ContainerRequestContext request) {
    return views.of(Principals.session(request));
  }

  @POST
  @Returns(SessionView.class)
  @OpenRoute(because = "it is how a session begins; the link's token is the proof")
  public Response begin(
      @Context ContainerRequestContext request,
      @Context HttpServletRequest servletRequest,
      @NotNull @Valid SignInRequest body) {
    return switch (signIn.signIn(body.token(), servletRequest.getRemoteAddr())) {
      case SignInOutcome.SignedIn begun ->
          Response.ok(views.of(begun.session()))
              .cookie(
                  cookie(
                      request, begun.cookie(), Duration.between(clock.instant(), begun.endsAt())))
              .build();
      case SignInOutcome.Refused refused -> throw SignInFailures.refused();
      case SignInOutcome.Throttled(var wait) -> throw SignInFailures.throttled(wait);
    };
  }

  @DELETE
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER, CourseRole.STUDENT})
  @Returns(value = Void.class, status = 204)
  public Response end(@Context ContainerRequestContext request) {
    signIn.signOut(Principals.session(request));
    return Response.noContent().cookie(cookie(request, new Secret("gone"), Duration.ZERO)).build();
  }

  private static NewCookie cookie(
      ContainerRequestContext request, Secret value, Duration timeToLive) {
    return new NewCookie.Builder(SessionCookie.NAME)
        .value(value.reveal())
        .path("/")
        .maxAge((int) timeToLive.toSeconds())
        .httpOnly(true)
        .secure(request.getSecurityContext().isSecure())
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
