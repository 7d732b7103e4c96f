package dev.firedrill.scenarios.query;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The query of an sql probe: a single SELECT, which may begin with WITH. What reads it wraps it in
 * another one, so nothing may lead out of it.
 */
public final class SelectQuery {
  /** The file of the bot template. */
  public static final String USUAL_FILE = "bot.sqlite3";

  private static final String SQLITE = "sqlite:";
  private static final int LONGEST = 2_000;
  private static final Set<String> WRITING =
      Set.of(
          "insert", "update", "delete", "drop", "alter", "create", "attach", "detach", "pragma",
          "vacuum", "reindex");

  private final String text;
  private int at;
  private int depth;
  private String first = "";

  private SelectQuery(String text) {
    this.text = text;
  }

  /**
   * Of {@code sqlite:NAME}, or of no address at all, the file in the bot's data directory; empty
   * for any other address.
   */
  public static Optional<String> file(String url) {
    if (url.isEmpty()) {
      return Optional.of(USUAL_FILE);
    }
    return url.matches(SQLITE + "[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
        ? Optional.of(url.substring(SQLITE.length()))
        : Optional.empty();
  }

  /** Why it may not be asked, as the end of a sentence; empty when it may. */
  public static Optional<String> problem(String query) {
    return query.length() > LONGEST
        ? Optional.of("is longer than " + LONGEST + " characters")
        : new SelectQuery(query).problem();
  }

  private Optional<String> problem() {
    while (at < text.length()) {
      char here = text.charAt(at);
      if (here == '\'' || here == '"' || here == '`' || here == '[') {
        if (!skip(here == '[' ? ']' : here)) {
          return Optional.of("has a " + here + " without its end");
        }
      } else if (text.startsWith("--", at) || text.startsWith("/*", at)) {
        return Optional.of("has a comment");
      } else if (here == ';') {
        return Optional.of("has a semicolon: write one statement, without its end");
      } else if (here < ' ' && !Character.isWhitespace(here)) {
        return Optional.of("has a character that cannot be printed");
      } else if (here == '(' || here == ')') {
        depth += here == '(' ? 1 : -1;
        at++;
        if (depth < 0) {
          return Optional.of("has a ) without its (");
        }
      } else if (Character.isLetter(here) || here == '_') {
        String word = word();
        if (WRITING.contains(word)) {
          return Optional.of("says " + word + ", but a probe only reads");
        }
        first = first.isEmpty() ? word : first;
      } else {
        first = first.isEmpty() && !Character.isWhitespace(here) ? String.valueOf(here) : first;
        at++;
      }
    }
    if (depth > 0) {
      return Optional.of("has a ( without its )");
    }
    return first.equals("select") || first.equals("with")
        ? Optional.empty()
        : Optional.of("does not begin with SELECT or WITH");
  }

  /** A doubled quote ends the text and begins it anew, which comes to the same. */
  private boolean skip(char end) {
    int next = text.indexOf(end, at + 1);
    first = first.isEmpty() ? String.valueOf(end) : first;
    at = next + 1;
    return next >= 0;
  }

  private String word() {
    int from = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    return text.substring(from, at).toLowerCase(Locale.ROOT);
  }
}
