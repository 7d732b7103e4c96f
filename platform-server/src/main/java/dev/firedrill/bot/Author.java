package dev.firedrill.bot;

import dev.firedrill.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Who changed something and by what way. Only the platform and the course's pipeline have no
 * person; {@code token} is the name of the token that was used.
 */
public record Author(@Nullable PersonId person, Via via, @Nullable String token) {
  /** The platform itself. */
  public static final Author PLATFORM = new Author(null, Via.PLATFORM, null);

  /** The course's own automation, by which deployments come that no team asked for. */
  public static final Author PIPELINE = new Author(null, Via.CI, "course-pipeline");

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
