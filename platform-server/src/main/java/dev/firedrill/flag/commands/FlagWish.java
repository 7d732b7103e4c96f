package dev.firedrill.flag.commands;

import dev.firedrill.team.EnvironmentName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody wants who typed {@code /flag …}; read without regard to case and order. */
sealed interface FlagWish {
  record Usage() implements FlagWish {}

  record Listing(EnvironmentName environment) implements FlagWish {}

  record Show(String name, EnvironmentName environment) implements FlagWish {}

  record Turn(String name, boolean on, EnvironmentName environment, @Nullable String reason)
      implements FlagWish {}

  /** Not understood; {@code why} says what is wrong. */
  record Unclear(String why) implements FlagWish {}

  Pattern REASON =
      Pattern.compile("\\s+(?:because(?:\\s+of)?:?|--|—)\\s+", Pattern.CASE_INSENSITIVE);

  static FlagWish parse(String text) {
    Matcher because = REASON.matcher(text);
    boolean reasoned = because.find();
    String order = reasoned ? text.substring(0, because.start()) : text;
    String reason = reasoned ? text.substring(because.end()).strip() : null;

    EnvironmentName environment = EnvironmentName.PRODUCTION;
    Boolean on = null;
    String name = null;
    for (String word : words(order)) {
      Optional<EnvironmentName> named = environment(word);
      Boolean position = position(word);
      if (named.isPresent()) {
        environment = named.get();
      } else if (position != null) {
        if (on != null && !on.equals(position)) {
          return new Unclear("You said both on and off.");
        }
        on = position;
      } else if (name == null) {
        name = word;
      } else {
        return new Unclear(
            "I do not understand `%s` after `%s`; give the reason after the word _because_."
                .formatted(word, name));
      }
    }
    return wish(name, on, environment, reason);
  }

  private static FlagWish wish(
      @Nullable String name,
      @Nullable Boolean on,
      EnvironmentName environment,
      @Nullable String reason) {
    if (on != null) {
      return name == null
          ? new Unclear("Which flag shall be " + (on ? "on" : "off") + "?")
          : new Turn(name, on, environment, reason);
    }
    if (name == null || name.equalsIgnoreCase("help")) {
      return new Usage();
    }
    return name.equalsIgnoreCase("list") ? new Listing(environment) : new Show(name, environment);
  }

  private static List<String> words(String text) {
    return List.of(text.replace('`', ' ').replace('=', ' ').strip().split("\\s+")).stream()
        .filter(word -> !word.isEmpty())
        .filter(
            word -> !List.of("in", "turn", "set", "switch").contains(word.toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static Optional<EnvironmentName> environment(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "production", "prod" -> Optional.of(EnvironmentName.PRODUCTION);
      case "staging", "stage" -> Optional.of(EnvironmentName.STAGING);
      default -> Optional.empty();
    };
  }

  private static @Nullable Boolean position(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "on", "true", "enable", "enabled" -> true;
      case "off", "false", "disable", "disabled" -> false;
      default -> null;
    };
  }
}
