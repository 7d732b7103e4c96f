package dev.firedrill.workspace.gateway;

import dev.firedrill.team.TeamEnvironment;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Under which address bots reach this server. Without a configured one it is where the bot came to
 * last, because only that is known to work for it, in a pod as on a laptop.
 */
final class Bases {
  private static final URI NOWHERE = URI.create("http://localhost");

  private final @Nullable URI configured;
  private final Map<TeamEnvironment, URI> seen = new ConcurrentHashMap<>();

  Bases(@Nullable URI configured) {
    this.configured = configured;
  }

  /** The address of this request, remembered for the bot. */
  URI of(HttpServletRequest request, TeamEnvironment bot) {
    if (configured != null) {
      return configured;
    }
    String host = Optional.ofNullable(request.getHeader("Host")).orElse("localhost");
    URI base;
    try {
      base = URI.create(request.getScheme() + "://" + host);
    } catch (IllegalArgumentException oddHost) {
      throw CallRefused.of("invalid_arguments", "the Host header is not a host");
    }
    if (!base.equals(seen.get(bot))) {
      seen.put(bot, base);
    }
    return base;
  }

  URI of(TeamEnvironment bot) {
    return configured != null ? configured : seen.getOrDefault(bot, NOWHERE);
  }
}
