package dev.firedrill.cli.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A path below {@code /api/v1}, with whatever is put into it escaped. */
public record ApiPath(String text) {
  /** Of these segments. */
  public static ApiPath of(Object... segments) {
    StringBuilder path = new StringBuilder();
    for (Object segment : segments) {
      path.append('/').append(escaped(String.valueOf(segment)));
    }
    return new ApiPath(path.toString());
  }

  /** The path with a segment more. */
  public ApiPath with(Object... segments) {
    return new ApiPath(text + of(segments).text());
  }

  /** The path with a query parameter; without it when the value is null. */
  public ApiPath query(String name, @Nullable Object value) {
    return value == null
        ? this
        : new ApiPath(
            text + (text.contains("?") ? "&" : "?") + name + "=" + escaped(String.valueOf(value)));
  }

  private static String escaped(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
