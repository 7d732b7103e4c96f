package dev.firedrill.telemetry.metrics.text;

import java.util.Arrays;

/**
 * The lines of a page as they were read, so that the same lines of the next page need not be read
 * again. Bounded; a longer page is remembered as far as there is room.
 */
final class KnownLines {
  /** No sample: a comment or nothing. */
  static final int EMPTY = -1;

  /** Must be read again even when it is the same. */
  static final int ANEW = -2;

  private static final int LONGEST_PAGE = 64 * 1024;
  private static final int MOST_LINES = 4_096;

  private byte[] text = new byte[0];
  private int count;
  private int end;
  private boolean full;
  private int[] seriesEnds = new int[128];
  private int[] ends = new int[128];
  private int[] marks = new int[128];
  private double[] values = new double[128];

  /** Forgets all and begins with this page, which nobody may change any more. */
  void begin(byte[] page) {
    text = page;
    count = 0;
    end = 0;
    full = page.length > LONGEST_PAGE;
    if (full) {
      text = new byte[0];
    }
  }

  /**
   * The next line, up to behind its newline; its series ends at {@code seriesEnd}. Every line must
   * be told.
   */
  void add(int seriesEnd, int to, int mark, double value) {
    if (full) {
      return;
    }
    if (count == ends.length) {
      int room = count * 2;
      seriesEnds = Arrays.copyOf(seriesEnds, room);
      ends = Arrays.copyOf(ends, room);
      marks = Arrays.copyOf(marks, room);
      values = Arrays.copyOf(values, room);
    }
    seriesEnds[count] = seriesEnd;
    ends[count] = to;
    marks[count] = mark;
    values[count] = value;
    end = to;
    count++;
    full = count == MOST_LINES;
  }

  int count() {
    return count;
  }

  int from(int line) {
    return line == 0 ? 0 : ends[line - 1];
  }

  /** Behind the newline. */
  int to(int line) {
    return ends[line];
  }

  int seriesEnd(int line) {
    return seriesEnds[line];
  }

  int mark(int line) {
    return marks[line];
  }

  double value(int line) {
    return values[line];
  }

  /** Up to where here, from that line on, all is the same as there. */
  int sameUntil(int line, byte[] page, int at, int length) {
    int from = from(line);
    int differs = Arrays.mismatch(text, from, end, page, at, length);
    return differs < 0 ? end : from + differs;
  }

  /** Whether there the series of that line is told, or the same comment. */
  boolean begins(int line, byte[] page, int at, int length) {
    int from = from(line);
    int to = marks[line] >= 0 ? seriesEnds[line] : ends[line];
    return at + to - from <= length && Arrays.equals(text, from, to, page, at, at + to - from);
  }
}
