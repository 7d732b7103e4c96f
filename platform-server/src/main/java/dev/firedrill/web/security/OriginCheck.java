package dev.firedrill.web.security;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Refuses unsafe requests that a page of another site sent. A browser says where a page is from;
 * who says nothing is no browser, and still needs the CSRF token. The scheme is not compared,
 * because a proxy in front may end TLS.
 */
final class OriginCheck {
  private final Set<String> ownAuthorities;

  /** The origins by which people reach this server where that is not the Host it sees. */
  OriginCheck(Set<URI> publicOrigins) {
    ownAuthorities =
        publicOrigins.stream().map(OriginCheck::authority).collect(Collectors.toUnmodifiableSet());
  }

  void check(ContainerRequestContext request) {
    String origin = request.getHeaderString("Origin");
    if (origin != null && !isOwn(origin, request.getHeaderString(HttpHeaders.HOST))) {
      throw foreign();
    }
    String site = request.getHeaderString("Sec-Fetch-Site");
    if (origin == null && "cross-site".equals(site)) {
      throw foreign();
    }
  }

  private boolean isOwn(String origin, @Nullable String host) {
    try {
      URI uri = URI.create(origin);
      if (uri.getHost() == null) {
        return false;
      }
      String authority = authority(uri);
      return ownAuthorities.contains(authority)
          || (host != null
              && authority.equals(authority(URI.create(uri.getScheme() + "://" + host))));
    } catch (IllegalArgumentException notAnOrigin) {
      return false;
    }
  }

  private static String authority(URI uri) {
    int port = uri.getPort();
    if (port < 0) {
      port = "https".equals(uri.getScheme()) ? 443 : 80;
    }
    return String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
  }

  private static Failure foreign() {
    return new Failure(
        ProblemCode.NOT_ALLOWED, "This was sent by a page of another site, which may not do that.");
  }
}
