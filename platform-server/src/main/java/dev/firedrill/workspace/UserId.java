package dev.firedrill.workspace;

/**
 * A workspace user's id in Slack's shape: {@code U…}. People, bots and synthetic users all have
 * one.
 */
public record UserId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
