package dev.firedrill.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotValuesPropertyTest {
  private static final double[] SPECIAL = {
    0,
    -0.0,
    1,
    -1,
    0.1,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    9_007_199_254_740_991.0,
    1e-300
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whatIsEncodedIsReadBackBitByBit(long seed) {
    Random random = new Random(seed);
    SlotValues encoder = new SlotValues();
    for (int round = 0; round < 300; round++) {
      SortedMap<Integer, Double> values = randomRow(random);
      byte[] encoded = encode(encoder, values);

      TreeMap<Integer, Double> read = new TreeMap<>();
      List<Integer> order = new ArrayList<>();
      SlotValues.decode(
          encoded,
          (slot, value) -> {
            read.put(slot, value);
            order.add(slot);
          });

      assertThat(read).isEqualTo(values);
      assertThat(order).isSorted();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void aMinuteKeepsWhatItsRowsSay(long seed) {
    Random random = new Random(seed);
    SlotValues encoder = new SlotValues();
    for (int round = 0; round < 100; round++) {
      List<SampleRow> rows = new ArrayList<>();
      TreeMap<Integer, List<Double>> bySlot = new TreeMap<>();
      for (int i = 0; i < 12; i++) {
        SortedMap<Integer, Double> values = randomRow(random);
        values.replaceAll(
            (_, _) -> random.nextInt(3) == 0 ? 7.0 : (double) random.nextInt(1_000_000));
        values.forEach((slot, v) -> bySlot.computeIfAbsent(slot, _ -> new ArrayList<>()).add(v));
        rows.add(new SampleRow(i, encode(encoder, values)));
      }

      TreeMap<Integer, MinuteValues.Slot> read = new TreeMap<>();
      MinuteValues.decode(MinuteValues.of(rows), slot -> read.put(slot.slot(), slot));

      assertThat(read.keySet()).isEqualTo(bySlot.keySet());
      read.forEach((slot, minute) -> {
        double[] values =
            bySlot.getOrDefault(slot, List.of()).stream().mapToDouble(v -> v).toArray();
        assertThat(minute.count()).isEqualTo(values.length);
        assertThat(minute.min()).isEqualTo(Arrays.stream(values).min().orElseThrow());
        assertThat(minute.max()).isEqualTo(Arrays.stream(values).max().orElseThrow());
        assertThat(minute.last()).isEqualTo(values[values.length - 1]);
        double sum = 0;
        for (double value : values) {
          sum += value;
        }
        assertThat(minute.sum()).isEqualTo(sum);
      });
    }
  }

  @Test
  void aCounterOfSixDigitsTakesLessThanFiveBytes() {
    int[] slots = new int[100];
    double[] values = new double[100];
    for (int i = 0; i < 100; i++) {
      slots[i] = i;
      values[i] = 123_456 + i;
    }

    assertThat(new SlotValues().encode(slots, values, 100)).hasSizeLessThan(500);
  }

  private static SortedMap<Integer, Double> randomRow(Random random) {
    TreeMap<Integer, Double> values = new TreeMap<>();
    int slot = random.nextInt(300);
    for (int i = random.nextInt(60); i > 0; i--) {
      values.put(slot, randomValue(random));
      slot += random.nextInt(5) == 0 ? 1 + random.nextInt(2_000) : 1;
    }
    return values;
  }

  private static double randomValue(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> SPECIAL[random.nextInt(SPECIAL.length)];
      case 1 -> random.nextInt(1_000_000);
      case 2 -> random.nextDouble() * 1e6;
      default -> random.nextGaussian() * 1e12;
    };
  }

  private static byte[] encode(SlotValues encoder, SortedMap<Integer, Double> values) {
    return encoder.encode(
        values.keySet().stream().mapToInt(i -> i).toArray(),
        values.values().stream().mapToDouble(v -> v).toArray(),
        values.size());
  }
}
