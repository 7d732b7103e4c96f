package dev.firedrill.web.security;

import dev.firedrill.auth.BearerLookup;
import dev.firedrill.auth.Credential;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.RoutePolicy;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes authority from {@code Authorization: Bearer …}. */
final class BearerTokens {
  private static final Logger LOG = LoggerFactory.getLogger("dev.firedrill.audit.token");
  private static final String SCHEME = "Bearer";

  private final BearerLookup lookup;

  BearerTokens(BearerLookup lookup) {
    this.lookup = lookup;
  }

  /** Other schemes are none of our business: a proxy in front may have a password of its own. */
  static boolean isPresented(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    return header != null && header.split(" ", 2)[0].equalsIgnoreCase(SCHEME);
  }

  Optional<Principal> find(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    return lookup.find(header.substring(SCHEME.length()).strip());
  }

  /** Whoever presents a token that is in force and may call the route. */
  Principal require(ContainerRequestContext request, RoutePolicy.Roles roles) {
    Principal principal = find(request).orElseThrow(BearerTokens::unknown);
    if (principal.credential() instanceof Credential.CiToken(var name, var team)) {
      if (!principal.mayOperate(team)) {
        LOG.warn("CI token outlived its maker's right: name={} person={}", name, principal.id());
        throw new Failure(
            ProblemCode.NOT_ALLOWED,
            "Whoever made the CI token '"
                + name
                + "' may no longer act for its team: make a new"
                + " one.");
      }
      if (!roles.ci()) {
        throw new Failure(
            ProblemCode.NOT_ALLOWED,
            "The CI token '"
                + name
                + "' may read how its team fares and deploy its releases, nothing else: do this as"
                + " yourself.");
      }
    }
    if (!roles.allows(principal)) {
      throw SessionFilter.refused(principal);
    }
    return principal;
  }

  /** One sentence for all, so that nothing can be learned from trying tokens. */
  private static Failure unknown() {
    return new Failure(
        ProblemCode.TOKEN_REFUSED,
        "This token does not work: it is unknown, revoked or expired. Sign in again or take"
            + " another one.");
  }
}
