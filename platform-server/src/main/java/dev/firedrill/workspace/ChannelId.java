package dev.firedrill.workspace;

/** A channel's id in Slack's shape: {@code C…}. */
public record ChannelId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
