package dev.firedrill.web.security;

import dev.firedrill.auth.BearerLookup;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.RoutePolicy;
import dev.firedrill.auth.SessionLookup;
import dev.firedrill.auth.SignedInSession;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.web.Principals;
import dev.firedrill.web.SessionCookie;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Cookie;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import org.glassfish.jersey.process.Inflector;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Decides for each matched route whether the one who asks may call it, by the policy on its method;
 * no policy means no. A session gives its authority to an unsafe request only with its CSRF token;
 * a bearer token needs none, because no browser sends it by itself, and goes before a cookie.
 */
@Priority(Priorities.AUTHENTICATION)
final class SessionFilter implements ContainerRequestFilter {
  static final String CSRF_HEADER = "X-CSRF-Token";

  private static final Logger LOG = LoggerFactory.getLogger(SessionFilter.class);
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final SessionLookup sessions;
  private final BearerTokens tokens;
  private final OriginCheck origins;

  SessionFilter(SessionLookup sessions, BearerLookup tokens, OriginCheck origins) {
    this.sessions = sessions;
    this.tokens = new BearerTokens(tokens);
    this.origins = origins;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Method handler = handler(request);
    boolean safe = SAFE.contains(request.getMethod());
    if (!safe) {
      origins.check(request);
    }
    boolean bearer = BearerTokens.isPresented(request);
    switch (RoutePolicy.of(handler)) {
      case RoutePolicy.Open open when bearer ->
          tokens.find(request).ifPresent(principal -> enter(request, principal));
      case RoutePolicy.Open open ->
          // Open routes take no authority from a cookie that another site may have sent along.
          session(request)
              .filter(found -> safe || hasCsrfToken(request, found))
              .ifPresent(found -> enter(request, found));
      case RoutePolicy.Roles roles when bearer -> enter(request, tokens.require(request, roles));
      case RoutePolicy.Roles roles -> {
        SignedInSession found =
            session(request)
                .orElseThrow(() ->
                    new Failure(
                        ProblemCode.NOT_SIGNED_IN, "Sign in first, with your sign-in link."));
        if (!safe && !hasCsrfToken(request, found)) {
          throw new Failure(
              ProblemCode.CSRF_TOKEN_MISSING,
              "Send the header X-CSRF-Token with the value that GET /api/v1/session gives.");
        }
        if (!roles.allows(found.principal())) {
          throw refused(found.principal());
        }
        if (found.principal().isProjected() && !roles.isFitForProjector()) {
          throw new Failure(
              ProblemCode.PROJECTED,
              "This is hidden while the session is projected: leave projector mode first, or open it in another browser.");
        }
        enter(request, found);
      }
      case RoutePolicy.Unstated unstated -> {
        LOG.error("{} states no policy, so nobody may call it", handler);
        throw new Failure(ProblemCode.NOT_ALLOWED, "Nobody may do this.");
      }
    }
  }

  private static Method handler(ContainerRequestContext request) {
    var matched = ((ExtendedUriInfo) request.getUriInfo()).getMatchedResourceMethod();
    Method handler = matched.getInvocable().getHandlingMethod();
    if (Inflector.class.isAssignableFrom(handler.getDeclaringClass())) {
      // Jersey's own answer to OPTIONS.
      throw new Failure(ProblemCode.METHOD_NOT_ALLOWED, "OPTIONS is not supported here.");
    }
    return handler;
  }

  private Optional<SignedInSession> session(ContainerRequestContext request) {
    Cookie cookie = request.getCookies().get(SessionCookie.NAME);
    return cookie == null || cookie.getValue() == null || cookie.getValue().isBlank()
        ? Optional.empty()
        : sessions.find(cookie.getValue());
  }

  private static boolean hasCsrfToken(ContainerRequestContext request, SignedInSession session) {
    String presented = request.getHeaderString(CSRF_HEADER);
    return presented != null && session.csrfToken().matches(presented);
  }

  static Failure refused(Principal principal) {
    return new Failure(
        ProblemCode.NOT_ALLOWED, "As " + principal.roleWord() + " you may not do this.");
  }

  private static void enter(ContainerRequestContext request, SignedInSession session) {
    request.setProperty(Principals.SESSION_PROPERTY, session);
    enter(request, session.principal());
  }

  private static void enter(ContainerRequestContext request, Principal principal) {
    request.setProperty(Principals.PROPERTY, principal);
    MDC.put("person", principal.id().toString());
  }
}
