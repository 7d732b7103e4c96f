package dev.firedrill.bot;

import dev.firedrill.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Who changed something and by what way. Only the platform has no person; {@code token} is the name
 * of the token that was used.
 */
public record Author(@Nullable PersonId person, Via via, @Nullable String token) {
  /** The platform itself. */
  public static final Author PLATFORM = new Author(null, Via.PLATFORM, null);

  /** The way by which a wish came in. */
  public enum Via {
    PAGE,
    CLI,
    CI,
    CHAT,
    PLATFORM
  }

  public static Author onPage(PersonId person) {
    return new Author(person, Via.PAGE, null);
  }

  public static Author inChat(PersonId person) {
    return new Author(person, Via.CHAT, null);
  }
}
