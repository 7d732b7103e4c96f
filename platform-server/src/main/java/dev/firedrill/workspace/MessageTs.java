package dev.firedrill.workspace;

/**
 * A message's id within its channel in Slack's shape: seconds, a dot, six digits. Orders messages.
 */
public record MessageTs(String value) implements Comparable<MessageTs> {
  @Override
  public int compareTo(MessageTs other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
