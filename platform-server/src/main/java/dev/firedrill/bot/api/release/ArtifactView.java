package dev.firedrill.bot.api.release;

import dev.firedrill.bot.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/** What a release is made of; {@code size} in bytes, absent for an image. */
public record ArtifactView(
    Artifact.Kind kind,
    String digest,
    @Nullable Long size,
    @Nullable String fileName,
    @Nullable String language,
    @Nullable String image) {
  static ArtifactView of(Artifact artifact) {
    boolean kept = artifact.kind() != Artifact.Kind.IMAGE;
    return new ArtifactView(
        artifact.kind(),
        artifact.digest(),
        kept ? artifact.size() : null,
        kept && !artifact.fileName().isBlank() ? artifact.fileName() : null,
        artifact.language(),
        artifact.image());
  }
}
