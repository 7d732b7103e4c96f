package dev.firedrill.web;

import dev.firedrill.auth.Principal;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import jakarta.ws.rs.container.ContainerRequestContext;

/** The principal that the session filter found for a request. */
public final class Principals {
  /** The request property under which the session filter leaves the principal. */
  public static final String PROPERTY = "firedrill.principal";

  private Principals() {}

  /** Fails with not-signed-in on an open route that nobody signed in to. */
  public static Principal of(ContainerRequestContext request) {
    if (request.getProperty(PROPERTY) instanceof Principal principal) {
      return principal;
    }
    throw new Failure(ProblemCode.NOT_SIGNED_IN, "Sign in first.");
  }
}
