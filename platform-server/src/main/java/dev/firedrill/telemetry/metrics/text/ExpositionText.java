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
 *
 * <p>Bots tell the same series in the same order every time, so an instance, which is for the pages
 * of one, compares a page with the one before it and reads only what is new. Used by one thread.
 */
public final class ExpositionText {
  private static final int LONGEST_HELP = 500;
  private static final int MOST_DESCRIPTIONS = 2_000;
  private static final byte[] NOTHING = {};

  /** Takes what was found. */
  public interface Sink {
    /**
     * A series as it is written in {@code [from, to)}, which may still be nonsense. Returns a mark
     * for it, from 0 on, or -1 when it wants to be told the same way again.
     */
    int sample(byte[] text, int from, int to, double value);

    /** The series that was given this mark, in a later page. */
    void again(int mark, double value);

    /** A line that is not a sample; the first has number 1. */
    void nonsense(int line);
  }

  private final NumberText number = new NumberText();

  private KnownLines known = new KnownLines();
  private KnownLines next = new KnownLines();

  /** Reads the first {@code length} bytes, which nobody may change afterwards. */
  public void read(byte[] text, int length, Sink sink) {
    next.begin(text);
    int line = 0;
    int old = 0;
    int at = 0;
    while (at < length) {
      if (old < known.count()) {
        int sameUntil = known.sameUntil(old, text, at, length);
        int shift = at - known.from(old);
        while (old < known.count() && known.to(old) <= sameUntil) {
          line++;
          at = same(text, old, shift, line, sink);
          old++;
        }
        if (at < length && old < known.count() && sameUntil > known.seriesEnd(old)) {
          int end = otherValue(text, at, known.seriesEnd(old) + shift, length, sink, old);
          if (end > 0) {
            line++;
            old++;
            at = end;
            continue;
          }
        }
      }
      if (at < length) {
        line++;
        at = line(text, at, length, line, sink);
        old += replaced(old, text, at, length) ? 1 : 0;
      }
    }
    KnownLines read = next;
    next = known;
    known = read;
    next.begin(NOTHING);
  }

  /** A line that is the same as before; returns its end. */
  private int same(byte[] text, int old, int shift, int line, Sink sink) {
    int mark = known.mark(old);
    int to = known.to(old) + shift;
    if (mark == KnownLines.ANEW) {
      return line(text, known.from(old) + shift, to, line, sink);
    }
    if (mark >= 0) {
      sink.again(mark, known.value(old));
    }
    next.add(known.seriesEnd(old) + shift, to, mark, known.value(old));
    return to;
  }

  /** A line that tells the same series as before; returns its end, or -1 where it does not. */
  private int otherValue(byte[] text, int at, int seriesEnd, int length, Sink sink, int old) {
    int mark = known.mark(old);
    if (mark < 0) {
      return -1;
    }
    int end = end(text, seriesEnd, length);
    if (end == length || !value(text, seriesEnd, withoutReturn(text, at, end))) {
      return -1;
    }
    sink.again(mark, number.value());
    next.add(seriesEnd, end + 1, mark, number.value());
    return end + 1;
  }

  /** Whether a line was told instead of that one, after which all goes on as before. */
  private boolean replaced(int old, byte[] text, int at, int length) {
    return old + 1 < known.count()
        && !known.begins(old, text, at, length)
        && known.begins(old + 1, text, at, length);
  }

  /** A line that was not there before; returns its end. */
  private int line(byte[] text, int at, int length, int line, Sink sink) {
    int end = end(text, at, length);
    int from = skipBlanks(text, at, end);
    if (from == end || text[from] == '#') {
      remember(end, length, end, KnownLines.EMPTY, 0);
    } else {
      sample(text, from, end, length, line, sink);
    }
    return end + 1;
  }

  private void sample(byte[] text, int from, int lineEnd, int length, int line, Sink sink) {
    int end = withoutReturn(text, from, lineEnd);
    int seriesEnd = seriesEnd(text, from, end);
    if (seriesEnd < 0 || !value(text, seriesEnd, end)) {
      sink.nonsense(line);
      remember(lineEnd, length, lineEnd, KnownLines.ANEW, 0);
    } else {
      int mark = sink.sample(text, from, seriesEnd, number.value());
      remember(lineEnd, length, seriesEnd, mark < 0 ? KnownLines.ANEW : mark, number.value());
    }
  }

  /** A line without an end may go on the next time. */
  private void remember(int lineEnd, int length, int seriesEnd, int mark, double value) {
    if (lineEnd < length) {
      next.add(seriesEnd, lineEnd + 1, mark, value);
    }
  }

  private boolean value(byte[] text, int seriesEnd, int end) {
    int from = skipBlanks(text, seriesEnd, end);
    int to = from;
    while (to < end && !blank(text[to])) {
      to++;
    }
    return number.read(text, from, to);
  }

  private static int withoutReturn(byte[] text, int from, int end) {
    return end > from && text[end - 1] == '\r' ? end - 1 : end;
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
