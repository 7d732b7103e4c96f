package dev.firedrill.upstream;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes the metrics that bots push, and remembers of each bot how many pushes came and the newest
 * one. Nobody charts them: the platform scrapes bots itself. Thread-safe.
 */
public final class MetricsSink {
  /** The longest text that is taken, in bytes. */
  public static final int LARGEST_PUSH = 64 * 1024;

  /** What came of a bot since this server started. */
  public record Pushed(long pushes, @Nullable String lastAt, String last) {
    static final Pushed NOTHING = new Pushed(0, null, "");
  }

  private static final int KEPT_CHARACTERS = 1024;

  private final Map<TeamEnvironment, Pushed> pushed = new ConcurrentHashMap<>();

  /** Takes a push of at most {@link #LARGEST_PUSH} bytes; its beginning is kept. */
  public void push(TeamEnvironment bot, String text, Instant at) {
    String kept = text.length() > KEPT_CHARACTERS ? text.substring(0, KEPT_CHARACTERS) : text;
    pushed.merge(
        bot,
        new Pushed(1, at.toString(), kept),
        (before, one) -> new Pushed(before.pushes() + 1, one.lastAt(), one.last()));
  }

  public Pushed of(TeamEnvironment bot) {
    return pushed.getOrDefault(bot, Pushed.NOTHING);
  }
}
