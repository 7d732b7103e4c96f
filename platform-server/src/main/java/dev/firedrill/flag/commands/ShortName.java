package dev.firedrill.flag.commands;

import dev.firedrill.flag.Flag;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Finds the flag that somebody means: by its key, by the plugin's name, by a word of the key, or by
 * how it begins.
 */
final class ShortName {
  private ShortName() {}

  /** The flags that may be meant: one when it is clear, several to choose from, or none. */
  static List<Flag> candidates(List<Flag> flags, String name) {
    String wanted = normal(name);
    List<Predicate<String>> closeness =
        List.of(
            wanted::equals,
            key -> key.equals("plugin." + wanted + ".enabled"),
            key -> key.equals(wanted + ".enabled"),
            key -> List.of(key.split("[.-]")).contains(wanted),
            key -> List.of(key.split("[.-]")).stream().anyMatch(part -> part.startsWith(wanted)));
    for (Predicate<String> close : closeness) {
      List<Flag> found = flags.stream().filter(flag -> close.test(flag.key())).toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static String normal(String name) {
    String lower = name.toLowerCase(Locale.ROOT).replace('_', '-');
    return lower.startsWith("!") ? lower.substring(1) : lower;
  }
}
