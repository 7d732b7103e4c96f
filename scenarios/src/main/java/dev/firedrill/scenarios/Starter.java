package dev.firedrill.scenarios;

import dev.firedrill.scenarios.json.Resources;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A scenario to begin with: it can be played as it is, and its comments say what each part is. */
final class Starter {
  private static final String SLUG = "[a-z][a-z0-9-]{1,62}";

  private Starter() {}

  static boolean isId(String id) {
    return id.matches(SLUG);
  }

  /** With a title made of the id's words. */
  static String text(String id) {
    String words = Arrays.stream(id.split("-", -1)).collect(Collectors.joining(" "));
    String title = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    return Resources.text("starter.yaml")
        .replace("SCENARIO_ID", id)
        .replace("SCENARIO_TITLE", title);
  }
}
