package dev.firedrill.workspace;

/** A channel's id in Slack's shape: {@code C…}, or {@code D…} for a direct message. */
public record ChannelId(String value) {
  /** Whether this is a conversation of two, which nobody else may see. */
  public boolean isDirect() {
    return value.startsWith("D");
  }

  @Override
  public String toString() {
    return value;
  }
}
