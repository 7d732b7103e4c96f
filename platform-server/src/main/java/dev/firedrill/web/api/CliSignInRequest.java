package dev.firedrill.web.api;

/** The token of a sign-in link, and what the device calls itself. */
public record CliSignInRequest(String token, String deviceName) {
  @Override
  public String toString() {
    return "CliSignInRequest[REDACTED]";
  }
}
