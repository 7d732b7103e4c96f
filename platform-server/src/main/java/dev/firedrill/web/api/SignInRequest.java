package dev.firedrill.web.api;

/** The token of a sign-in link. */
public record SignInRequest(String token) {
  @Override
  public String toString() {
    return "SignInRequest[REDACTED]";
  }
}
