package dev.firedrill.telemetry.metrics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Encodes a minute of samples by slot: how many there were, the smallest, largest, sum and last. A
 * value that follows from the others is left out, so that of a series that stood still only the
 * last is stored.
 */
public final class MinuteValues {
  private static final int COUNT = 1;
  private static final int MIN = 2;
  private static final int MAX = 4;
  private static final int SUM = 8;
  private static final int LARGEST_ENTRY = 1 + 5 + 5 + 4 * 8;

  /** What is known of one slot. */
  public record Slot(int slot, int count, double min, double max, double sum, double last) {
    Slot and(double value) {
      return new Slot(
          slot, count + 1, Math.min(min, value), Math.max(max, value), sum + value, value);
    }
  }

  /** Takes a slot. */
  @FunctionalInterface
  public interface Reader {
    void take(Slot slot);
  }

  private MinuteValues() {}

  /** The rows of one minute together, oldest first. */
  public static byte[] of(List<SampleRow> rows) {
    TreeMap<Integer, Slot> slots = new TreeMap<>();
    for (SampleRow row : rows) {
      SlotValues.decode(
          row.values(),
          (slot, value) ->
              slots.compute(
                  slot,
                  (_, known) ->
                      known == null
                          ? new Slot(slot, 1, value, value, value, value)
                          : known.and(value)));
    }
    return encode(List.copyOf(slots.values()));
  }

  /** The slots must grow. */
  static byte[] encode(List<Slot> slots) {
    ByteBuffer out = ByteBuffer.allocate(slots.size() * LARGEST_ENTRY);
    int next = 0;
    int usual = 0;
    for (Slot slot : slots) {
      int flags =
          (slot.count() == usual ? 0 : COUNT)
              | (same(slot.min(), slot.last()) ? 0 : MIN)
              | (same(slot.max(), slot.last()) ? 0 : MAX)
              | (same(slot.sum(), slot.last() * slot.count()) ? 0 : SUM);
      out.put((byte) (flags << 4 | length(slot.last())));
      varint(out, slot.slot() - next);
      put(out, slot.last());
      if ((flags & COUNT) != 0) {
        varint(out, slot.count());
        usual = slot.count();
      }
      sized(out, flags & MIN, slot.min());
      sized(out, flags & MAX, slot.max());
      sized(out, flags & SUM, slot.sum());
      next = slot.slot() + 1;
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  public static void decode(byte[] values, Reader reader) {
    ByteBuffer in = ByteBuffer.wrap(values);
    int next = 0;
    int usual = 0;
    while (in.hasRemaining()) {
      int head = in.get();
      int flags = head >>> 4 & 0xf;
      int slot = next + varint(in);
      double last = get(in, head & 0xf);
      if ((flags & COUNT) != 0) {
        usual = varint(in);
      }
      double min = (flags & MIN) == 0 ? last : get(in, in.get());
      double max = (flags & MAX) == 0 ? last : get(in, in.get());
      double sum = (flags & SUM) == 0 ? last * usual : get(in, in.get());
      reader.take(new Slot(slot, usual, min, max, sum, last));
      next = slot + 1;
    }
  }

  private static boolean same(double a, double b) {
    return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
  }

  private static int length(double value) {
    return 8 - Long.numberOfTrailingZeros(Double.doubleToLongBits(value)) / Byte.SIZE;
  }

  private static void sized(ByteBuffer out, int wanted, double value) {
    if (wanted != 0) {
      out.put((byte) length(value));
      put(out, value);
    }
  }

  private static void put(ByteBuffer out, double value) {
    long bits = Double.doubleToLongBits(value);
    for (int i = 0; i < length(value); i++) {
      out.put((byte) (bits >>> (Long.SIZE - Byte.SIZE - i * Byte.SIZE)));
    }
  }

  private static double get(ByteBuffer in, int length) {
    long bits = 0;
    for (int i = 0; i < length; i++) {
      bits |= (in.get() & 0xffL) << (Long.SIZE - Byte.SIZE - i * Byte.SIZE);
    }
    return Double.longBitsToDouble(bits);
  }

  private static void varint(ByteBuffer out, int value) {
    int rest = value;
    while (rest > 0x7f) {
      out.put((byte) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  private static int varint(ByteBuffer in) {
    int value = 0;
    int shift = 0;
    byte next;
    do {
      next = in.get();
      value |= (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }
}
