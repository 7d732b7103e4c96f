package dev.firedrill.auth;

import dev.firedrill.kernel.Secret;
import java.time.Duration;
import java.time.Instant;

/** What came of presenting a sign-in link. */
public sealed interface SignInOutcome {
  /** A session began. The cookie value is told only here. */
  record SignedIn(SignedInSession session, Secret cookie, Instant endsAt)
      implements SignInOutcome {}

  /** Unknown, expired and revoked links are refused alike: the caller learns nothing from it. */
  record Refused() implements SignInOutcome {}

  /** Too many failed attempts lately; the link was not even looked at. */
  record Throttled(Duration retryAfter) implements SignInOutcome {}
}
