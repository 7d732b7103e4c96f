package dev.firedrill.web.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files of the UI by path. Only plain names are looked up, so no path leads out of the folder;
 * only known kinds of file are served; and what was found stays in memory, which a browser's whole
 * UI of some hundred kilobytes may.
 */
final class Pages {
  private static final Pattern PLAIN_PATH =
      Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+\\.(?<kind>[a-z0-9]+)");

  /** Vite puts a hash of the content into these names, so their content never changes. */
  private static final Pattern HASHED = Pattern.compile("/assets/.*-[A-Za-z0-9_-]{8,}\\.[a-z0-9]+");

  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final String ASK_FIRST = "no-cache";

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("map", "application/json"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"));

  private final ClassLoader loader;
  private final String folder;
  private final Map<String, Page> found = new ConcurrentHashMap<>();

  Pages(ClassLoader loader, String folder) {
    this.loader = loader;
    this.folder = folder;
  }

  /** The file at this path, which begins with a slash. */
  Optional<Page> find(String path) {
    Page known = found.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    var plain = PLAIN_PATH.matcher(path);
    if (!plain.matches()) {
      return Optional.empty();
    }
    String type = TYPES.get(plain.group("kind").toLowerCase(Locale.ROOT));
    if (type == null) {
      return Optional.empty();
    }
    Optional<Page> page =
        read(path)
            .map(bytes ->
                Page.of(bytes, type, HASHED.matcher(path).matches() ? FOREVER : ASK_FIRST));
    page.ifPresent(read -> found.put(path, read));
    return page;
  }

  private Optional<byte[]> read(String path) {
    try (InputStream in = loader.getResourceAsStream(folder + path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + folder + path, unreadable);
    }
  }
}
