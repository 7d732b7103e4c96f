package dev.firedrill.bot.plugin;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The people named in {@code BOT_ADMINS}, by user id or handle. Nobody, if it is not set. */
public final class Admins {
  private final Set<String> names;
  private final People people;

  /** Admins by id or handle; handles are looked up only where the id is not named. */
  public Admins(Set<String> names, People people) {
    this.names = names.stream().map(Admins::plain).collect(Collectors.toUnmodifiableSet());
    this.people = people;
  }

  /** Whether this user is one of them; no, where the workspace cannot be asked. */
  public boolean include(String userId) {
    return !names.isEmpty()
        && (names.contains(plain(userId))
            || people.handle(userId).filter(handle -> names.contains(plain(handle))).isPresent());
  }

  private static String plain(String name) {
    return (name.startsWith("@") ? name.substring(1) : name).toLowerCase(Locale.ROOT);
  }
}
