package dev.firedrill.web.api;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import java.time.Duration;
import java.util.Map;

/** What is told to whoever does not get in. */
final class SignInFailures {
  private SignInFailures() {}

  static Failure refused() {
    return new Failure(
        ProblemCode.SIGN_IN_REFUSED,
        "This sign-in link does not work. Ask an instructor for a new one.");
  }

  static Failure throttled(Duration wait) {
    return new Failure(
        ProblemCode.RATE_LIMITED,
        "Too many sign-in attempts failed. Wait a minute and try again.",
        Map.of("retryAfterSeconds", wait.toSeconds() + 1));
  }
}
