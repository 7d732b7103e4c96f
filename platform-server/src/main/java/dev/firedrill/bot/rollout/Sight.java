package dev.firedrill.bot.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of one instance since this server watches it. {@code watchedSince} is its first
 * start or when a running one was first seen; {@code connectedSince} is null while it has no
 * connection; {@code unwantedSince} is when it was first seen to be no longer needed. {@code exits}
 * counts those in a row.
 */
public record Sight(
    boolean running,
    @Nullable Instant watchedSince,
    boolean ready,
    @Nullable Instant connectedSince,
    int exits,
    @Nullable String lastExit,
    @Nullable Instant notBefore,
    @Nullable Instant unwantedSince) {
  /** Nothing was seen of it yet. */
  public static final Sight NEVER = new Sight(false, null, false, null, 0, null, null, null);

  /** It says that it can serve, and the gateway has a connection of it. */
  public boolean serves() {
    return running && ready && connectedSince != null;
  }

  boolean mayStart(Instant now) {
    return !running && (notBefore == null || !notBefore.isAfter(now));
  }
}
