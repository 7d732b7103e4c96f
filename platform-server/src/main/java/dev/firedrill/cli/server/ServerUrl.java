package dev.firedrill.cli.server;

import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.kernel.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A server's address as people give it: perhaps a whole sign-in link. */
public record ServerUrl(String url, @Nullable Secret linkToken) {
  private static final String TOKEN = "token=";

  /** Fails the command when it is no address of a server. */
  public static ServerUrl parse(String given) {
    String text = given.strip();
    URI uri;
    try {
      uri = new URI(text.contains("://") ? text : "http://" + text);
    } catch (URISyntaxException bad) {
      throw notAnAddress(withoutToken(text));
    }
    if (uri.getHost() == null
        || uri.getUserInfo() != null
        || !Set.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
      throw notAnAddress(withoutToken(text));
    }
    String path = uri.getPath() == null ? "" : uri.getPath().replaceAll("/(sign-in)?/?$", "");
    String url =
        uri.getScheme().toLowerCase(Locale.ROOT)
            + "://"
            + uri.getHost().toLowerCase(Locale.ROOT)
            + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
            + path;
    return new ServerUrl(url, token(uri.getFragment()).orElse(null));
  }

  /** Whether what is sent there can be read on the way. */
  public boolean isOpenToReaders() {
    URI uri = URI.create(url);
    return uri.getScheme().equals("http")
        && !Set.of("localhost", "127.0.0.1", "[::1]").contains(uri.getHost());
  }

  private static Optional<Secret> token(@Nullable String fragment) {
    return fragment == null || !fragment.startsWith(TOKEN) || fragment.length() == TOKEN.length()
        ? Optional.empty()
        : Optional.of(new Secret(fragment.substring(TOKEN.length())));
  }

  private static String withoutToken(String text) {
    return text.replaceFirst("#.*", "");
  }

  private static CliFailure notAnAddress(String text) {
    return CliFailure.usage(
        "'" + text + "' is no address of a server, such as https://firedrill.example.edu.");
  }
}
