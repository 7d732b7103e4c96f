package dev.firedrill.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A value that must not be printed: it shows as {@code [REDACTED]} everywhere but where {@link
 * #reveal} is called.
 */
public final class Secret {
  private final String value;

  public Secret(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a secret must not be blank");
    }
    this.value = value;
  }

  public String reveal() {
    return value;
  }

  /** Compares in a time that does not depend on where the values differ. */
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && matches(secret.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
