package dev.firedrill.telemetry.metrics.scrape;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which slot a series has by the bytes in which a bot writes it: bots write the same
 * thing every time, and reading it anew would cost more than all the rest.
 */
final class SeriesCache {
  /** The series is known not to be one. */
  static final int REFUSED = -1;

  static final int UNKNOWN = -2;

  private static final int MOST = 4_096;
  private static final int SIZE = MOST * 2;

  private byte[] @Nullable [] keys = new byte[64][];
  private int[] slots = new int[64];
  private int count;

  int find(byte[] text, int from, int to) {
    for (int i = index(text, from, to); ; i = i + 1 & keys.length - 1) {
      byte[] key = keys[i];
      if (key == null) {
        return UNKNOWN;
      }
      if (Arrays.equals(key, 0, key.length, text, from, to)) {
        return slots[i];
      }
    }
  }

  void put(byte[] text, int from, int to, int slot) {
    if (count >= MOST) {
      clear();
    }
    if (count * 2 >= keys.length && keys.length < SIZE) {
      grow();
    }
    put(Arrays.copyOfRange(text, from, to), slot);
  }

  private void put(byte[] key, int slot) {
    int i = index(key, 0, key.length);
    while (keys[i] != null) {
      i = i + 1 & keys.length - 1;
    }
    keys[i] = key;
    slots[i] = slot;
    count++;
  }

  private void grow() {
    byte[] @Nullable [] oldKeys = keys;
    int[] oldSlots = slots;
    keys = new byte[oldKeys.length * 2][];
    slots = new int[keys.length];
    count = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      byte[] key = oldKeys[i];
      if (key != null) {
        put(key, oldSlots[i]);
      }
    }
  }

  void clear() {
    Arrays.fill(keys, null);
    count = 0;
  }

  private int index(byte[] text, int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text[i];
    }
    return (hash ^ hash >>> 16) & keys.length - 1;
  }
}
