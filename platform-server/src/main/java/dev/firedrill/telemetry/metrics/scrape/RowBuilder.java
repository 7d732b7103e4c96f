package dev.firedrill.telemetry.metrics.scrape;

import dev.firedrill.telemetry.metrics.SampleRow;
import dev.firedrill.telemetry.metrics.SlotValues;
import java.util.Arrays;
import java.util.BitSet;

/** Gathers the values of one scrape, each slot at most once, in buffers that are used again. */
final class RowBuilder {
  private final SlotValues encoder = new SlotValues();
  private final BitSet taken = new BitSet();
  private int[] slots = new int[256];
  private double[] values = new double[256];
  private int count;

  void begin() {
    taken.clear();
    count = 0;
  }

  int count() {
    return count;
  }

  /** Takes a value unless the slot has one. */
  boolean add(int slot, double value) {
    if (taken.get(slot)) {
      return false;
    }
    taken.set(slot);
    if (count == slots.length) {
      slots = Arrays.copyOf(slots, count * 2);
      values = Arrays.copyOf(values, count * 2);
    }
    slots[count] = slot;
    values[count] = value;
    count++;
    return true;
  }

  SampleRow row(long atMillis) {
    sort();
    return new SampleRow(atMillis, encoder.encode(slots, values, count));
  }

  /** Mostly there is nothing to do, because bots keep to an order. */
  private void sort() {
    boolean sorted = true;
    for (int i = 1; i < count && sorted; i++) {
      sorted = slots[i] > slots[i - 1];
    }
    if (sorted) {
      return;
    }
    long[] order = new long[count];
    for (int i = 0; i < count; i++) {
      order[i] = (long) slots[i] << Integer.SIZE | i;
    }
    Arrays.sort(order);
    int[] sortedSlots = new int[slots.length];
    double[] sortedValues = new double[values.length];
    for (int i = 0; i < count; i++) {
      sortedSlots[i] = (int) (order[i] >>> Integer.SIZE);
      sortedValues[i] = values[(int) order[i]];
    }
    slots = sortedSlots;
    values = sortedValues;
  }
}
