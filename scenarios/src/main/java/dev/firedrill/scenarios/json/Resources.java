package dev.firedrill.scenarios.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Files that ship in this jar, by path under {@code dev/firedrill/scenarios/}. */
public final class Resources {
  private static final String ROOT = "/dev/firedrill/scenarios/";

  private Resources() {}

  /** The text of a file; throws {@link IllegalStateException} if the jar does not have it. */
  public static String text(String path) {
    try (InputStream in = Resources.class.getResourceAsStream(ROOT + path)) {
      if (in == null) {
        throw new IllegalStateException("the scenarios jar has no " + ROOT + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + ROOT + path, e);
    }
  }

  /** The lines of {@code index.txt} in a folder: a jar cannot be listed in a portable way. */
  public static List<String> index(String folder) {
    return text(folder + "/index.txt")
        .lines()
        .map(String::strip)
        .filter(l -> !l.isEmpty())
        .toList();
  }
}
