package dev.firedrill.bot.artifact.files;

import dev.firedrill.bot.artifact.archive.ArtifactLimits;
import java.nio.file.Path;

/**
 * {@code directory} is the store's own; {@code bundledJar} the template's jar, which stays where it
 * is; {@code javaFeature} the Java that runs bots, such as 25.
 */
public record ArtifactFileSettings(
    Path directory, Path bundledJar, ArtifactLimits limits, int javaFeature) {}
