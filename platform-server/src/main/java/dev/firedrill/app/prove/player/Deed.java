package dev.firedrill.app.prove.player;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One thing that a student can do, as {@code selfTest.reference.run} writes it. */
public sealed interface Deed {
  Pattern CALL = Pattern.compile("(GET|POST|PUT|DELETE) /api/v1(/\\S*)(?:\\s+(\\{.*\\}))?");
  Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)\\}");

  /** Typed in the team's channel: {@code /flag …}. */
  record Chat(String text) implements Deed {}

  /** A command line: {@code ./firedrill …}, without the program's name. */
  record Command(List<String> words) implements Deed {}

  /** A call of the REST interface below {@code /api/v1}; an empty body is none. */
  record Call(String method, String path, String body) implements Deed {}

  /**
   * Reads the line, with {@code {team}} and the like filled in; throws {@link
   * IllegalArgumentException} saying what is wrong.
   */
  static Deed parse(String line, Map<String, String> values) {
    String text = filled(line.strip(), values);
    if (text.startsWith("/")) {
      return new Chat(text);
    }
    for (String program : List.of("./firedrill ", "firedrill ")) {
      if (text.startsWith(program)) {
        return new Command(words(text.substring(program.length())));
      }
    }
    Matcher call = CALL.matcher(text);
    if (call.matches()) {
      return new Call(call.group(1), call.group(2), call.group(3) == null ? "" : call.group(3));
    }
    throw new IllegalArgumentException(
        "\""
            + line
            + "\" is nothing a student can do: begin with /command, ./firedrill or POST /api/v1/…");
  }

  private static String filled(String line, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(line)
        .replaceAll(found -> {
          String value = values.get(found.group(1));
          if (value == null) {
            throw new IllegalArgumentException(
                "\""
                    + line
                    + "\" has "
                    + found.group()
                    + ", but only "
                    + values.keySet().stream().sorted().toList()
                    + " are known");
          }
          return Matcher.quoteReplacement(value);
        });
  }

  /** As a shell parts words, with single and double quotes. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (char c : text.strip().toCharArray()) {
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        inWord = true;
      } else if (Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
        }
        inWord = false;
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("\"" + text + "\" has a quote that does not end");
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }
}
