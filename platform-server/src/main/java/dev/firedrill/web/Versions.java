package dev.firedrill.web;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;

/** Versions in {@code If-Match} and {@code ETag}. */
public final class Versions {
  private Versions() {}

  /** The version the request wants to change; fails with version-required when it names none. */
  public static long required(HttpHeaders headers) {
    String value = headers.getHeaderString(HttpHeaders.IF_MATCH);
    if (value == null) {
      throw new Failure(
          ProblemCode.VERSION_REQUIRED,
          "Send the version you have read as If-Match: \"<version>\", so that nobody's change is"
              + " lost.");
    }
    String bare = value.strip();
    if (bare.startsWith("\"") && bare.endsWith("\"") && bare.length() > 2) {
      bare = bare.substring(1, bare.length() - 1);
    }
    try {
      return Long.parseLong(bare);
    } catch (NumberFormatException notANumber) {
      throw new Failure(
          ProblemCode.MALFORMED_REQUEST,
          "If-Match '" + value + "' is not a version such as \"3\": send the ETag you were given.");
    }
  }

  public static EntityTag tag(long version) {
    return new EntityTag(Long.toString(version));
  }
}
