package dev.firedrill.web.security;

import dev.firedrill.auth.BearerLookup;
import dev.firedrill.auth.SessionLookup;
import dev.firedrill.kernel.IdSource;
import jakarta.servlet.Filter;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** What stands between a request and a resource. */
public final class Guard {
  private Guard() {}

  /** The servlet filter to put first, around everything. */
  public static Filter frame(IdSource ids) {
    return new RequestFrame(ids);
  }

  /** The Jersey components to register: sessions and policies, and the check of them at start. */
  public static List<Object> components(
      SessionLookup sessions, BearerLookup tokens, Set<URI> publicOrigins) {
    return List.of(
        new SessionFilter(sessions, tokens, new OriginCheck(publicOrigins)),
        new RoutePolicyCheck());
  }
}
