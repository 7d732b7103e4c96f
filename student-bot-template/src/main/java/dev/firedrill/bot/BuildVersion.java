package dev.firedrill.bot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which build this is.
 *
 * @param version the Maven version
 * @param build the build id given with {@code -Dbuild.id=…}, {@code local} otherwise
 */
public record BuildVersion(String version, String build) {

  /** Reads what Maven wrote into the jar. */
  public static BuildVersion read() {
    var properties = new Properties();
    try (InputStream in = BuildVersion.class.getResourceAsStream("/build.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read build.properties from the jar", e);
    }
    return new BuildVersion(
        properties.getProperty("version", "unknown"), properties.getProperty("build", "unknown"));
  }

  /** As people and scripts read it. */
  public String text() {
    return "student-bot %s (build %s)".formatted(version, build);
  }
}
