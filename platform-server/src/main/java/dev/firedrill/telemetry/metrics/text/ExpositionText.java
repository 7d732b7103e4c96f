package dev.firedrill.telemetry.metrics.text;

import dev.firedrill.telemetry.MetricFamily;
import dev.firedrill.telemetry.metrics.Description;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts what a bot tells, in Prometheus' text format 0.0.4 or OpenMetrics, into series and values. A
 * line that is neither costs only itself. Times that the bot gives are ignored: ours are honest.
 */
public final class ExpositionText {
  private static final int LONGEST_HELP = 500;
  private static final int MOST_DESCRIPTIONS = 2_000;

  /** Takes what was found. */
  public interface Sink {
    /** A series as it is written in {@code [from, to)}, which may still be nonsense. */
    void sample(byte[] text, int from, int to, double value);

    /** A line that is not a sample; the first has number 1. */
    void nonsense(int line);
  }

  private final NumberText number = new NumberText();

  /** Reads the first {@code length} bytes. */
  public void read(byte[] text, int length, Sink sink) {
    int line = 0;
    for (int at = 0; at < length; ) {
      int end = end(text, at, length);
      line++;
      int from = skipBlanks(text, at, end);
      if (from < end && text[from] != '#') {
        sample(text, from, end, line, sink);
      }
      at = end + 1;
    }
  }

  private void sample(byte[] text, int from, int lineEnd, int line, Sink sink) {
    int end = lineEnd > from && text[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    int seriesEnd = seriesEnd(text, from, end);
    int valueFrom = skipBlanks(text, Math.max(seriesEnd, from), end);
    int valueTo = valueFrom;
    while (valueTo < end && !blank(text[valueTo])) {
      valueTo++;
    }
    if (seriesEnd < 0 || !number.read(text, valueFrom, valueTo)) {
      sink.nonsense(line);
    } else {
      sink.sample(text, from, seriesEnd, number.value());
    }
  }

  /** Behind the name, or behind the bracket that closes its labels; -1 where none does. */
  private static int seriesEnd(byte[] text, int from, int end) {
    int i = from;
    while (i < end && text[i] != '{' && !blank(text[i])) {
      i++;
    }
    int nameEnd = i;
    i = skipBlanks(text, i, end);
    if (i >= end || text[i] != '{') {
      return nameEnd;
    }
    boolean quoted = false;
    for (i++; i < end; i++) {
      byte b = text[i];
      if (quoted && b == '\\') {
        i++;
      } else if (b == '"') {
        quoted = !quoted;
      } else if (b == '}' && !quoted) {
        return i + 1;
      }
    }
    return -1;
  }

  /** What is said of metrics by their names. */
  public static Map<String, Description> descriptions(byte[] text, int length) {
    Map<String, Description> found = new HashMap<>();
    for (int at = 0; at < length; ) {
      int end = end(text, at, length);
      int from = skipBlanks(text, at, end);
      if (from < end && text[from] == '#' && found.size() < MOST_DESCRIPTIONS) {
        int to = Math.min(end, from + 2 * LONGEST_HELP);
        describe(new String(text, from, to - from, StandardCharsets.UTF_8), found);
      }
      at = end + 1;
    }
    return found;
  }

  private static void describe(String comment, Map<String, Description> found) {
    String[] words = comment.strip().split("[ \t]+", 4);
    if (words.length < 4 || words[2].length() > SeriesText.LONGEST) {
      return;
    }
    Description known =
        found.getOrDefault(words[2], new Description(MetricFamily.Type.UNTYPED, ""));
    switch (words[1]) {
      case "HELP" -> found.put(words[2], new Description(known.type(), help(words[3])));
      case "TYPE" -> found.put(words[2], new Description(type(words[3]), known.help()));
      default -> {}
    }
  }

  private static String help(String words) {
    String text = SeriesText.visible(words.replace("\\n", " ").replace("\\\\", "\\"));
    return text.length() > LONGEST_HELP ? text.substring(0, LONGEST_HELP) : text;
  }

  private static MetricFamily.Type type(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "counter" -> MetricFamily.Type.COUNTER;
      case "gauge", "stateset", "info" -> MetricFamily.Type.GAUGE;
      case "histogram", "gaugehistogram" -> MetricFamily.Type.HISTOGRAM;
      case "summary" -> MetricFamily.Type.SUMMARY;
      default -> MetricFamily.Type.UNTYPED;
    };
  }

  private static int end(byte[] text, int from, int length) {
    int i = from;
    while (i < length && text[i] != '\n') {
      i++;
    }
    return i;
  }

  private static int skipBlanks(byte[] text, int from, int end) {
    int i = from;
    while (i < end && blank(text[i])) {
      i++;
    }
    return i;
  }

  private static boolean blank(byte b) {
    return b == ' ' || b == '\t';
  }
}
