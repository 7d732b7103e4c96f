package dev.firedrill.bot.disturbance;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing done to a bot. {@code made} says in plain JSON values what was put there and what stood
 * there before; null as long as nothing was done.
 */
public record Operation(
    String key,
    TeamEnvironment bot,
    String fault,
    long epoch,
    Instant expiresAt,
    @Nullable Map<String, Object> made,
    State state) {
  /** The fault that leaves a bot without instances. */
  public static final String SCALED_TO_ZERO = "scaled-to-zero";

  /** What came of it. SUPERSEDED: somebody else's value stands there and was left alone. */
  public enum State {
    STANDING,
    REVERTED,
    SUPERSEDED
  }

  /** Names it among all operations of all bots. */
  public String mark() {
    return key + " " + fault + " " + bot;
  }

  /** Whether anything was ever done. */
  public boolean isMade() {
    return made != null;
  }

  /** The same, done. */
  public Operation with(Map<String, Object> done) {
    return new Operation(key, bot, fault, epoch, expiresAt, done, state);
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(value(name)).map(Object::toString);
  }

  /** Fails when it was not written down. */
  public String required(String name) {
    return text(name)
        .orElseThrow(() -> new IllegalStateException("operation " + key + " tells no " + name));
  }

  /** Fails when it was not written down as a number. */
  public long number(String name) {
    if (value(name) instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalStateException("operation " + key + " tells no number " + name);
  }

  /** Empty when it was not written down. */
  public List<String> texts(String name) {
    return value(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** Empty when it was not written down. */
  public Map<String, String> map(String name) {
    Map<String, String> texts = new TreeMap<>();
    if (value(name) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
    }
    return texts;
  }

  private @Nullable Object value(String name) {
    return made == null ? null : made.get(name);
  }
}
