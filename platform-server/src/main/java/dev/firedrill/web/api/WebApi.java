package dev.firedrill.web.api;

import dev.firedrill.auth.ProjectorDesk;
import dev.firedrill.auth.SignIn;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.auth.token.DeviceSignIn;
import dev.firedrill.auth.token.TokenDesk;
import dev.firedrill.course.Courses;
import java.time.InstantSource;
import java.util.List;

/** The resources of the web layer itself. */
public final class WebApi {
  private WebApi() {}

  /** {@code /session}, to register in Jersey. */
  public static Object sessions(SignIn signIn, Courses courses, InstantSource clock) {
    return new SessionResource(signIn, courses, clock);
  }

  /** {@code /session/projector}, to register in Jersey. */
  public static Object projector(ProjectorDesk desk, Courses courses, InstantSource clock) {
    return new ProjectorResource(desk, new SessionViews(courses, clock));
  }

  /** {@code /tokens} and {@code /cli/sign-in}. */
  public static List<Object> tokens(
      TokenDesk desk,
      DeviceSignIn devices,
      TeamAccess access,
      Courses courses,
      InstantSource clock) {
    return List.of(new TokenResource(desk, access, courses, clock), new CliSignInResource(devices));
  }
}
