package dev.firedrill.bot.commands;

import dev.firedrill.team.EnvironmentName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody wants who typed {@code /rollback …}; read without regard to case and order. */
sealed interface RollbackWish {
  record Back(EnvironmentName environment, @Nullable Integer release, @Nullable String reason)
      implements RollbackWish {}

  record Usage() implements RollbackWish {}

  Pattern REASON =
      Pattern.compile("(?:^|\\s+)(?:because(?:\\s+of)?:?|--|—)\\s+", Pattern.CASE_INSENSITIVE);

  Pattern RELEASE = Pattern.compile("v?([1-9][0-9]{0,8})", Pattern.CASE_INSENSITIVE);

  static RollbackWish parse(String text) {
    Matcher because = REASON.matcher(text);
    boolean reasoned = because.find();
    String order = reasoned ? text.substring(0, because.start()) : text;
    String reason = reasoned ? text.substring(because.end()).strip() : null;
    EnvironmentName environment = EnvironmentName.PRODUCTION;
    Integer release = null;
    List<String> words = words(order);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      Matcher number = RELEASE.matcher(word);
      Optional<EnvironmentName> named = environment(word);
      if (named.isPresent()) {
        environment = named.get();
      } else if (number.matches() && release == null) {
        release = Integer.valueOf(number.group(1));
      } else if (word.equalsIgnoreCase("help")) {
        return new Usage();
      } else {
        // The first word that is neither begins the reason.
        String rest = String.join(" ", words.subList(i, words.size()));
        return new Back(environment, release, reason == null ? rest : rest + " " + reason);
      }
    }
    return new Back(environment, release, reason);
  }

  private static List<String> words(String text) {
    return List.of(text.replace('`', ' ').strip().split("\\s+")).stream()
        .filter(word -> !word.isEmpty())
        .filter(word -> !List.of("in", "to").contains(word.toLowerCase(Locale.ROOT)))
        .toList();
  }

  static Optional<EnvironmentName> environment(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "production", "prod" -> Optional.of(EnvironmentName.PRODUCTION);
      case "staging", "stage" -> Optional.of(EnvironmentName.STAGING);
      default -> Optional.empty();
    };
  }
}
