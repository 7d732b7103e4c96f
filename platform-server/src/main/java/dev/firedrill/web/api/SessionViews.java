package dev.firedrill.web.api;

import dev.firedrill.auth.Credential;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.SignedInSession;
import dev.firedrill.course.Courses;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Sessions as their own pages see them. */
record SessionViews(Courses courses, InstantSource clock) {
  SessionView of(SignedInSession session) {
    Principal principal = session.principal();
    return new SessionView(
        Refs.person(principal.person()),
        principal.role(),
        Refs.team(principal.team()),
        session.csrfToken().reveal(),
        clock.instant(),
        courses.get().name(),
        projector(principal));
  }

  private static @Nullable ProjectorView projector(Principal principal) {
    return principal.credential() instanceof Credential.Session(var since) && since != null
        ? new ProjectorView(Refs.person(principal.person()), since)
        : null;
  }
}
