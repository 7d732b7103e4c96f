package dev.firedrill.flag.commands;

import dev.firedrill.flag.commands.FlagWish.Kind;
import dev.firedrill.team.EnvironmentName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what follows {@code /flag}, without regard to case and order. Reads one text. */
final class WishReader {
  private static final Pattern REASON =
      Pattern.compile("\\s+(?:because(?:\\s+of)?:?|--|—)\\s+", Pattern.CASE_INSENSITIVE);
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})\\s*%?");
  private static final List<String> FILLERS = List.of("in", "turn", "set", "switch", "to", "for");

  private EnvironmentName environment = EnvironmentName.PRODUCTION;
  private @Nullable String verb;
  private @Nullable Boolean on;
  private @Nullable Integer percent;
  private @Nullable String name;

  private WishReader() {}

  static FlagWish read(String text) {
    Matcher because = REASON.matcher(text);
    boolean reasoned = because.find();
    String order = reasoned ? text.substring(0, because.start()) : text;
    String reason = reasoned ? text.substring(because.end()).strip() : null;
    WishReader reader = new WishReader();
    for (String word : words(order)) {
      Optional<String> wrong = reader.take(word);
      if (wrong.isPresent()) {
        return new FlagWish.Unclear(wrong.get());
      }
    }
    return reader.wish(reason);
  }

  private static List<String> words(String text) {
    return List.of(text.replace('`', ' ').replace('=', ' ').strip().split("\\s+")).stream()
        .filter(word -> !word.isEmpty())
        .filter(word -> !FILLERS.contains(word.toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** Why the word is not understood, if it is not. */
  private Optional<String> take(String word) {
    Optional<EnvironmentName> named = environment(word);
    Boolean position = position(word);
    Matcher share = PERCENT.matcher(word);
    if (named.isPresent()) {
      environment = named.get();
    } else if (position != null) {
      if (on != null && !on.equals(position)) {
        return Optional.of("You said both on and off.");
      }
      on = position;
    } else if (verb == null && verb(word) != null) {
      verb = verb(word);
    } else if (share.matches()) {
      percent = Integer.valueOf(share.group(1));
    } else if (name == null) {
      name = word;
    } else {
      return Optional.of(
          "I do not understand `%s` after `%s`; give the reason after the word _because_."
              .formatted(word, name));
    }
    return Optional.empty();
  }

  private FlagWish wish(@Nullable String reason) {
    if (verb != null || on != null) {
      return deed(reason);
    }
    if (name == null || name.equalsIgnoreCase("help")) {
      return new FlagWish.Usage();
    }
    return name.equalsIgnoreCase("list")
        ? new FlagWish.Listing(environment)
        : new FlagWish.Show(name, environment);
  }

  private FlagWish deed(@Nullable String reason) {
    if (name == null) {
      String what = verb != null ? verb : Boolean.TRUE.equals(on) ? "on" : "off";
      return new FlagWish.Unclear("Which flag shall be " + what + "?");
    }
    if (verb == null) {
      return new FlagWish.Deed(name, new Kind.Turn(Boolean.TRUE.equals(on)), environment, reason);
    }
    return switch (verb) {
      case "history" -> new FlagWish.History(name, environment);
      case "killed" -> new FlagWish.Deed(name, new Kind.Kill(), environment, reason);
      case "revived" -> new FlagWish.Deed(name, new Kind.Revive(), environment, reason);
      default ->
          percent == null || percent > 100
              ? new FlagWish.Unclear(
                  "To how many of a hundred users? Write `/flag rollout %s 25 because …`."
                      .formatted(name))
              : new FlagWish.Deed(name, new Kind.Rollout(percent), environment, reason);
    };
  }

  private static @Nullable String verb(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "kill" -> "killed";
      case "revive" -> "revived";
      case "rollout", "roll-out" -> "rolled out";
      case "history", "log" -> "history";
      default -> null;
    };
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
