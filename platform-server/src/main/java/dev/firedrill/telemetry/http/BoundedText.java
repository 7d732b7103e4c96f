package dev.firedrill.telemetry.http;

import dev.firedrill.telemetry.metrics.scrape.MetricsFetch.Answer;
import java.util.Arrays;

/** The beginning of a body, up to a bound. */
final class BoundedText {
  private static final int USUAL = 16 * 1024;
  private static final int MOST_BELIEVED = 64 * 1024;

  private final int most;
  private byte[] bytes;
  private int length;

  /** Of at most so many bytes; the other end says how many come, or -1, and may be lying. */
  BoundedText(int most, long said) {
    this.most = most;
    this.bytes = new byte[said < 0 ? USUAL : (int) Math.min(said, MOST_BELIEVED)];
  }

  /** False when not all of them are taken, because there are more than may be. */
  boolean take(byte[] from, int offset, int count) {
    int taken = Math.min(count, most - length);
    if (length + taken > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(most, Math.max(bytes.length * 2, length + taken)));
    }
    System.arraycopy(from, offset, bytes, length, taken);
    length += taken;
    return taken == count;
  }

  Answer.Text whole() {
    return new Answer.Text(bytes, length, false);
  }

  /** Without the last line, of which only the beginning came. */
  Answer.Text cut() {
    int end = length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return new Answer.Text(bytes, end, true);
  }
}
