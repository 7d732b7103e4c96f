package dev.firedrill.auth;

import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs people in by links, keeps their sessions and ends them. A session lasts at most 7 days and
 * ends earlier after 12 hours without a request.
 */
public final class SignIn implements SessionLookup {
  static final Duration IDLE = Duration.ofHours(12);
  static final Duration LONGEST = Duration.ofDays(7);

  /** Uses are written down this coarsely, so that a busy page does not write at each request. */
  private static final Duration USE_GRAIN = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger("dev.firedrill.audit.signin");

  /** A new link; its token is told only here. */
  public record Link(Secret token, Instant expiresAt) {}

  private final SignInLinks links;
  private final Sessions sessions;
  private final LoginThrottle throttle;
  private final RandomGenerator random;
  private final IdSource ids;
  private final InstantSource clock;

  /** The random generator must be a cryptographic one. */
  public SignIn(
      SignInLinks links,
      Sessions sessions,
      LoginThrottle throttle,
      RandomGenerator random,
      IdSource ids,
      InstantSource clock) {
    this.links = links;
    this.sessions = sessions;
    this.throttle = throttle;
    this.random = random;
    this.ids = ids;
    this.clock = clock;
  }

  /** A link that signs the person in, as often as it is used, until it expires or is revoked. */
  public Link mintLink(PersonId person, Duration timeToLive) {
    Instant now = clock.instant();
    Token token = Token.random(random);
    Instant expiresAt = now.plus(timeToLive);
    links.add(new SignInLinks.Stored(ids.next(), token.hash(), person, now, expiresAt));
    LOG.info("sign-in link minted: person={} expires={}", person, expiresAt);
    return new Link(token.secret(), expiresAt);
  }

  /** Makes all links of the person useless and ends all their sessions. */
  public void revoke(PersonId person) {
    Instant now = clock.instant();
    int revoked = links.revokeAllOf(person, now);
    sessions.endAllOf(person, now);
    LOG.info("sign-in links and sessions revoked: person={} links={}", person, revoked);
  }

  /** What a presented link proves. */
  public sealed interface Proof {
    /** It is this person's. */
    record Good(PersonId person) implements Proof {}

    /** Unknown, expired and revoked links are refused alike. */
    record Refused() implements Proof {}

    /** Too many failed attempts lately; the link was not even looked at. */
    record Throttled(Duration retryAfter) implements Proof {}
  }

  /** Whose link this is. Failed attempts are bounded by the caller's address. */
  public Proof prove(String token, String address) {
    Instant now = clock.instant();
    Optional<Duration> wait = throttle.take(address, now);
    if (wait.isPresent()) {
      LOG.warn("sign-in throttled: address={}", address);
      return new Proof.Throttled(wait.get());
    }
    Optional<SignInLinks.Stored> link =
        links.find(Token.hash(token)).filter(found -> now.isBefore(found.expiresAt()));
    if (link.isEmpty()) {
      LOG.warn("sign-in refused: address={}", address);
      return new Proof.Refused();
    }
    throttle.giveBack(address, now);
    return new Proof.Good(link.get().person());
  }

  /** Begins a session for whoever presents a good link. The address is the caller's. */
  public SignInOutcome signIn(String token, String address) {
    return switch (prove(token, address)) {
      case Proof.Good(var person) -> begin(person, address, clock.instant());
      case Proof.Refused _ -> new SignInOutcome.Refused();
      case Proof.Throttled(var wait) -> new SignInOutcome.Throttled(wait);
    };
  }

  /**
   * Begins a session for whom somebody else vouches, who has proven to be allowed to. The address
   * is the caller's.
   */
  public SignInOutcome.SignedIn vouched(PersonId person, String address) {
    return begin(person, address, clock.instant());
  }

  private SignInOutcome.SignedIn begin(PersonId person, String address, Instant now) {
    Token cookie = Token.random(random);
    Instant endsAt = now.plus(LONGEST);
    SessionId id = new SessionId(ids.next());
    sessions.add(new Sessions.NewSession(id, cookie.hash(), person, now, endsAt));
    LOG.info("signed in: person={} session={} address={}", person, id, address);
    SignedInSession session =
        find(cookie.secret().reveal())
            .orElseThrow(() -> new IllegalStateException("session " + id + " was just stored"));
    return new SignInOutcome.SignedIn(session, cookie.secret(), endsAt);
  }

  public void signOut(SignedInSession session) {
    sessions.end(session.id(), clock.instant());
    LOG.info("signed out: person={} session={}", session.principal().id(), session.id());
  }

  @Override
  public Optional<SignedInSession> find(String cookie) {
    Instant now = clock.instant();
    return sessions
        .find(Token.hash(cookie))
        .filter(stored -> inForce(stored, now))
        .map(stored -> {
          if (!now.isBefore(stored.lastUsedAt().plus(USE_GRAIN))) {
            sessions.used(stored.id(), now);
          }
          return new SignedInSession(stored.id(), stored.principal(), Token.csrf(cookie));
        });
  }

  @Override
  public Map<SessionId, Principal> stillOpen(Set<SessionId> ids) {
    Instant now = clock.instant();
    Map<SessionId, Principal> open = new HashMap<>();
    sessions
        .find(ids)
        .forEach((id, stored) -> {
          if (inForce(stored, now)) {
            open.put(id, stored.principal());
          }
        });
    return open;
  }

  /** Deletes what no longer works. Call now and then. */
  public void forgetExpired() {
    Instant now = clock.instant();
    int forgotten = sessions.forget(now, now.minus(IDLE)) + links.forget(now);
    LOG.debug("forgot {} expired sessions and links", forgotten);
  }

  private static boolean inForce(Sessions.Stored session, Instant now) {
    return now.isBefore(session.endsAt()) && now.isBefore(session.lastUsedAt().plus(IDLE));
  }
}
