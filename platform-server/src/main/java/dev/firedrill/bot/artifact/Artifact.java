package dev.firedrill.bot.artifact;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a release, by their digest {@code sha256:<64 hex digits>}. {@code size} is in bytes
 * as uploaded, 0 for an image. {@code language} is what an archive's manifest says, {@code image}
 * the reference of an image; both are null otherwise.
 */
public record Artifact(
    Kind kind,
    String digest,
    long size,
    String fileName,
    @Nullable String language,
    @Nullable String image) {
  /** How it is run. */
  public enum Kind {
    JAR,
    ARCHIVE,
    IMAGE
  }

  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  public Artifact {
    if (!DIGEST.matcher(digest).matches()) {
      throw new IllegalArgumentException("'" + digest + "' is no digest sha256:<64 hex digits>");
    }
  }
}
