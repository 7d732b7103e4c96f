package dev.firedrill.web;

import dev.firedrill.auth.Principal;
import dev.firedrill.auth.SignedInSession;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import jakarta.ws.rs.container.ContainerRequestContext;

/** The principal that the session filter found for a request. */
public final class Principals {
  /** The request property under which the session filter leaves the principal. */
  public static final String PROPERTY = "firedrill.principal";

  /** The request property under which the session filter leaves the whole session. */
  public static final String SESSION_PROPERTY = "firedrill.session";

  private Principals() {}

  /** Fails with not-signed-in on an open route that nobody signed in to. */
  public static Principal of(ContainerRequestContext request) {
    if (request.getProperty(PROPERTY) instanceof Principal principal) {
      return principal;
    }
    throw new Failure(ProblemCode.NOT_SIGNED_IN, "Sign in first.");
  }

  /**
   * The session of the request; fails with not-signed-in when there is none, as for a token's
   * bearer.
   */
  public static SignedInSession session(ContainerRequestContext request) {
    if (request.getProperty(SESSION_PROPERTY) instanceof SignedInSession session) {
      return session;
    }
    throw new Failure(
        ProblemCode.NOT_SIGNED_IN,
        request.getProperty(PROPERTY) == null
            ? "Sign in first."
            : "This belongs to a browser's session, so a token does not open it.");
  }
}
