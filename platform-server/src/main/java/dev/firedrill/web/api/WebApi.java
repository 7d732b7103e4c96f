package dev.firedrill.web.api;

import dev.firedrill.auth.SignIn;
import dev.firedrill.course.Courses;
import java.time.InstantSource;

/** The resources of the web layer itself. */
public final class WebApi {
  private WebApi() {}

  /** {@code /session}, to register in Jersey. */
  public static Object sessions(SignIn signIn, Courses courses, InstantSource clock) {
    return new SessionResource(signIn, courses, clock);
  }
}
