package dev.firedrill.bot.process.output;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts bytes into lines that a page and a terminal can show: of a long line only the beginning is
 * kept, so a line without end needs no memory; control characters become visible signs.
 */
final class LineSplitter {
  static final int MAX_LINE = 4_000;
  private static final char FIRST_PRINTABLE = 0x20;
  private static final char DELETE = 0x7f;
  private static final char LAST_CONTROL = 0x9f;
  private static final char CONTROL_PICTURES = 0x2400;
  private static final char REPLACEMENT = 0xfffd;

  private final Consumer<String> lines;
  private final byte[] line = new byte[MAX_LINE];
  private int length;
  private boolean cut;
  private boolean skipping;

  LineSplitter(Consumer<String> lines) {
    this.lines = lines;
  }

  void take(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte next = bytes[i];
      if (next == '\n') {
        endLine();
      } else if (!skipping) {
        if (length == MAX_LINE) {
          cut = true;
          endLine();
          skipping = true;
        } else {
          line[length++] = next;
        }
      }
    }
  }

  /** Forgets the rest of the line that was begun, because what follows it was dropped. */
  void skipToNextLine() {
    if (length > 0) {
      cut = true;
      endLine();
    }
    skipping = true;
  }

  /** What stands after the last line's end is a line too. */
  void end() {
    if (length > 0) {
      endLine();
    }
  }

  private void endLine() {
    if (!skipping) {
      int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
      String text = new String(line, 0, end, StandardCharsets.UTF_8);
      lines.accept(visible(text) + (cut ? "…" : ""));
    }
    length = 0;
    cut = false;
    skipping = false;
  }

  private static String visible(String text) {
    if (text.chars().noneMatch(LineSplitter::isControl)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length());
    text.chars()
        .forEach(c -> {
          if (!isControl(c)) {
            shown.append((char) c);
          } else {
            shown.append(c < FIRST_PRINTABLE ? (char) (CONTROL_PICTURES + c) : REPLACEMENT);
          }
        });
    return shown.toString();
  }

  private static boolean isControl(int c) {
    return (c < FIRST_PRINTABLE && c != '\t') || (c >= DELETE && c <= LAST_CONTROL);
  }
}
