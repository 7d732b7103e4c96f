package dev.firedrill.telemetry.metrics;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Encodes doubles by slot, losing nothing: runs of neighbouring slots, each the distance to the run
 * before and its length as varints; then values in pairs, one byte with the lengths of both and of
 * each the leading bytes of its bits up to the last that is not zero. Counters below a million take
 * four to five bytes.
 *
 * <p>An instance is a buffer that is used again and again, by one thread.
 */
public final class SlotValues {
  private static final int LONGEST_VALUE = 8;
  private static final int WIDEST_PAIR = 1 + 2 * LONGEST_VALUE;

  private byte[] bytes = new byte[1024];
  private int size;

  /** Takes a slot with its value. */
  @FunctionalInterface
  public interface Reader {
    void take(int slot, double value);
  }

  /** The first {@code count} slots, which must grow, with their values. */
  public byte[] encode(int[] slots, double[] values, int count) {
    size = 0;
    int end = 0;
    for (int from = 0; from < count; ) {
      int to = from + 1;
      while (to < count && slots[to] == slots[to - 1] + 1) {
        to++;
      }
      ensure(10 + (to - from + 1) / 2 * WIDEST_PAIR);
      varint(slots[from] - end);
      varint(to - from);
      for (int i = from; i < to; i += 2) {
        pair(values[i], i + 1 < to ? values[i + 1] : 0);
      }
      end = slots[to - 1] + 1;
      from = to;
    }
    return Arrays.copyOf(bytes, size);
  }

  private void pair(double first, double second) {
    long a = Double.doubleToLongBits(first);
    long b = Double.doubleToLongBits(second);
    int lengthOfA = length(a);
    int lengthOfB = length(b);
    bytes[size++] = (byte) (lengthOfA << 4 | lengthOfB);
    leading(a, lengthOfA);
    leading(b, lengthOfB);
  }

  private static int length(long bits) {
    return LONGEST_VALUE - Long.numberOfTrailingZeros(bits) / Byte.SIZE;
  }

  private void leading(long bits, int length) {
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) (bits >>> (Long.SIZE - Byte.SIZE - i * Byte.SIZE));
    }
  }

  private void varint(int value) {
    int rest = value;
    while (rest > 0x7f) {
      bytes[size++] = (byte) ((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  /** Every slot with its value, in order. */
  public static void decode(byte[] values, Reader reader) {
    decode(values, _ -> true, Integer.MAX_VALUE, reader);
  }

  /** The slots that are wanted, none of which is after {@code last}, with their values in order. */
  static void decode(byte[] values, IntPredicate wanted, int last, Reader reader) {
    int at = 0;
    int slot = 0;
    while (at < values.length && slot <= last) {
      int shift = 0;
      int gap = 0;
      do {
        gap |= (values[at] & 0x7f) << shift;
        shift += 7;
      } while (values[at++] < 0);
      int count = 0;
      shift = 0;
      do {
        count |= (values[at] & 0x7f) << shift;
        shift += 7;
      } while (values[at++] < 0);
      slot += gap;
      for (int i = 0; i < count; i += 2) {
        int lengths = values[at++];
        int first = lengths >>> 4 & 0xf;
        int second = lengths & 0xf;
        if (wanted.test(slot)) {
          reader.take(slot, value(values, at, first));
        }
        slot++;
        at += first;
        if (i + 1 < count) {
          if (wanted.test(slot)) {
            reader.take(slot, value(values, at, second));
          }
          slot++;
          at += second;
        }
      }
    }
  }

  private static double value(byte[] values, int from, int length) {
    long bits = 0;
    for (int i = 0; i < length; i++) {
      bits |= (values[from + i] & 0xffL) << (Long.SIZE - Byte.SIZE - i * Byte.SIZE);
    }
    return Double.longBitsToDouble(bits);
  }
}
