package dev.firedrill.telemetry.metrics.text;

import dev.firedrill.telemetry.SeriesKey;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a series as bots write it: {@code name{label="value",other="two \"words\""}}. */
public final class SeriesText {
  /** The most characters of a name or of a label's value, and the most labels. */
  public static final int LONGEST = 200;

  public static final int MOST_LABELS = 30;

  /** What a text is: a series, or why it is none. */
  public sealed interface Outcome {
    record Read(SeriesKey key) implements Outcome {}

    /** The reason ends a sentence such as "line 3 is left out: …". */
    record Refused(String reason) implements Outcome {}
  }

  private final String text;
  private int at;

  private SeriesText(String text) {
    this.text = text;
  }

  /** Bytes that are no UTF-8 become replacement characters. */
  public static Outcome read(byte[] bytes, int from, int to) {
    return new SeriesText(new String(bytes, from, to - from, StandardCharsets.UTF_8)).series();
  }

  private Outcome series() {
    String name = name(true);
    if (name == null) {
      return refused("it does not begin with the name of a metric");
    }
    if (name.length() > LONGEST) {
      return refused("its name is longer than " + LONGEST + " characters");
    }
    TreeMap<String, String> labels = new TreeMap<>();
    skipBlanks();
    if (at < text.length() && text.charAt(at) == '{') {
      at++;
      String problem = labels(labels);
      if (problem != null) {
        return refused(problem);
      }
    }
    return at == text.length()
        ? new Outcome.Read(new SeriesKey(name, labels))
        : refused("there is something odd behind the name");
  }

  private @Nullable String labels(SortedMap<String, String> labels) {
    int count = 0;
    while (true) {
      skipBlanks();
      if (take('}')) {
        return null;
      }
      String label = name(false);
      skipBlanks();
      if (label == null || !take('=')) {
        return "its labels are not written as name=\"value\"";
      }
      skipBlanks();
      String value = quoted();
      if (value == null) {
        return "the value of label " + label + " is not in quotes";
      }
      if (label.length() > LONGEST || value.length() > LONGEST) {
        return "a label is longer than " + LONGEST + " characters";
      }
      if (++count > MOST_LABELS) {
        return "it has more than " + MOST_LABELS + " labels";
      }
      if (label.startsWith("__")) {
        return "label " + label + " begins with __, which is reserved";
      }
      // As in Prometheus, a label without a value is no label.
      if (!value.isEmpty() && labels.put(label, visible(value)) != null) {
        return "it has the label " + label + " twice";
      }
      skipBlanks();
      if (!take(',') && (at >= text.length() || text.charAt(at) != '}')) {
        return "its labels are not parted by commas";
      }
    }
  }

  private @Nullable String quoted() {
    if (!take('"')) {
      return null;
    }
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return value.toString();
      }
      if (c == '\\' && at < text.length()) {
        char escaped = text.charAt(at++);
        switch (escaped) {
          case 'n' -> value.append('\n');
          case '\\', '"' -> value.append(escaped);
          default -> value.append('\\').append(escaped);
        }
      } else {
        value.append(c);
      }
    }
    return null;
  }

  private @Nullable String name(boolean colons) {
    int from = at;
    while (at < text.length() && namePart(text.charAt(at), at > from, colons)) {
      at++;
    }
    return at == from ? null : text.substring(from, at);
  }

  private static boolean namePart(char c, boolean digits, boolean colons) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || (colons && c == ':')
        || (digits && c >= '0' && c <= '9');
  }

  private boolean take(char wanted) {
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void skipBlanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private static Outcome refused(String reason) {
    return new Outcome.Refused(reason);
  }

  /** With control characters, which can do harm in a terminal, as visible signs. */
  static String visible(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length());
    text.chars()
        .forEach(c ->
            shown.append(
                !Character.isISOControl(c) || c == '\n'
                    ? (char) c
                    : c < 0x20 ? (char) (0x2400 + c) : '\ufffd'));
    return shown.toString();
  }
}
