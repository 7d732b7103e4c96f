package dev.firedrill.web.testing;

import dev.firedrill.auth.BearerLookup;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.SessionId;
import dev.firedrill.auth.SessionLookup;
import dev.firedrill.auth.SignedInSession;
import dev.firedrill.kernel.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A session, or a token, for whoever asks for one, kept in memory until it is ended. A token is
 * what {@link #begin} gives to a principal whose credential is one.
 */
public final class FixedSessions implements SessionLookup {
  private final Map<String, SignedInSession> byCookie = new ConcurrentHashMap<>();

  /** The cookie of a new session of this principal. */
  public String begin(Principal principal) {
    String cookie = "cookie-" + UUID.randomUUID();
    byCookie.put(
        cookie,
        new SignedInSession(
            new SessionId(UUID.randomUUID()), principal, new Secret("csrf-" + cookie)));
    return cookie;
  }

  public void end(String cookie) {
    byCookie.remove(cookie);
  }

  @Override
  public Optional<SignedInSession> find(String cookie) {
    return Optional.ofNullable(byCookie.get(cookie));
  }

  /** The lookup of tokens, where the one of sessions has the name {@code find}. */
  public BearerLookup tokens() {
    return presented ->
        Optional.ofNullable(byCookie.get(presented)).map(SignedInSession::principal);
  }

  @Override
  public Map<SessionId, Principal> stillOpen(Set<SessionId> sessions) {
    return byCookie.values().stream()
        .filter(session -> sessions.contains(session.id()))
        .collect(Collectors.toMap(SignedInSession::id, SignedInSession::principal));
  }
}
