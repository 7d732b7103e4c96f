package dev.firedrill.telemetry.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.telemetry.MetricFamily;
import dev.firedrill.telemetry.SeriesKey;
import dev.firedrill.telemetry.metrics.Description;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTextPropertyTest {
  private static final String[] PIECES = {
    "a", "Z", "9", "_", ":", "\\", "\"", "\n", "{", "}", ",", "=", " ", "ü", "\u0000", "😀", "#",
    "e"
  };

  /** What was read: series by how they are named, and lines that were none. */
  private static final class Found implements ExpositionText.Sink {
    final Map<SeriesKey, Double> samples = new LinkedHashMap<>();
    final AtomicInteger refused = new AtomicInteger();
    final AtomicInteger nonsense = new AtomicInteger();

    @Override
    public int sample(byte[] text, int from, int to, double value) {
      return switch (SeriesText.read(text, from, to)) {
        case SeriesText.Outcome.Read(SeriesKey key) -> {
          samples.put(key, value);
          yield -1;
        }
        case SeriesText.Outcome.Refused _ -> {
          refused.incrementAndGet();
          yield -1;
        }
      };
    }

    @Override
    public void again(int mark, double value) {
      throw new AssertionError("no mark was given");
    }

    @Override
    public void nonsense(int line) {
      nonsense.incrementAndGet();
    }
  }

  private static Found read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Found read(byte[] bytes) {
    Found found = new Found();
    new ExpositionText().read(bytes, bytes.length, found);
    return found;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsWrittenByTheRulesIsReadBack(long seed) {
    Random random = new Random(seed);
    Map<SeriesKey, Double> wanted = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      TreeMap<String, String> labels = new TreeMap<>();
      for (int label = random.nextInt(4); label > 0; label--) {
        labels.put("l" + label, "v" + printable(random));
      }
      SeriesKey key = new SeriesKey("m_" + i, labels);
      double value =
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextDouble();
            case 2 ->
                Double.longBitsToDouble((random.nextLong() & ~(0x7ffL << 52)) | (0x401L << 52));
            default -> random.nextGaussian() * 1e200;
          };
      wanted.put(key, value);
      text.append(key).append(random.nextBoolean() ? " " : "\t ").append(value);
      text.append(random.nextInt(3) == 0 ? " 1395066363000" : "").append('\n');
    }

    assertThat(read(text.toString()).samples).isEqualTo(wanted);
  }

  /** Labels that are written out as they stand, but for what SeriesKey escapes. */
  private static String printable(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      String piece = PIECES[random.nextInt(PIECES.length)];
      text.append(piece.equals("\u0000") ? "" : piece);
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void garbageNeverFailsAndCostsOnlyItsLine(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      byte[] garbage = new byte[random.nextInt(400)];
      random.nextBytes(garbage);
      byte[] good = "\nup_after 7\n".getBytes(StandardCharsets.US_ASCII);
      byte[] all = new byte[garbage.length + good.length];
      System.arraycopy(garbage, 0, all, 0, garbage.length);
      System.arraycopy(good, 0, all, garbage.length, good.length);

      assertThat(read(all).samples).containsEntry(new SeriesKey("up_after", new TreeMap<>()), 7.0);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34})
  void numbersAreThoseOfTheJdk(long seed) {
    Random random = new Random(seed);
    NumberText number = new NumberText();
    for (int i = 0; i < 5_000; i++) {
      String text =
          switch (random.nextInt(5)) {
            case 0 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
            case 1 -> Integer.toString(random.nextInt());
            case 2 -> random.nextInt(100_000) + "." + random.nextInt(100_000);
            case 3 -> random.nextInt(1_000) + "e" + (random.nextInt(60) - 30);
            default -> Long.toString(random.nextLong());
          };
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      assertThat(number.read(bytes, 0, bytes.length)).as(text).isTrue();
      assertThat(Double.valueOf(number.value()))
          .as(text)
          .isEqualTo(Double.valueOf(Double.parseDouble(text)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, NaN",
    "+Inf, Infinity",
    "-Inf, -Infinity",
    "1., 1",
    ".5, 0.5",
    "-0, -0.0",
    "1e5, 100000"
  })
  void oddNumbersAreRead(String text, double value) {
    assertThat(read("x " + text + "\n").samples.values()).containsExactly(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "x y",
        "x 1d",
        "x 0x1p3",
        "x{a=\"b\" 1",
        "{a=\"b\"} 1",
        "x{a=b} 1",
        "x 1e",
        "x --1"
      })
  void nonsenseIsLeftOut(String line) {
    Found found = read(line + "\n");

    assertThat(found.samples).isEmpty();
    assertThat(found.refused.get() + found.nonsense.get()).isEqualTo(1);
  }

  @Test
  void exemplarsAndTimesAreIgnored() {
    assertThat(
            read("a_bucket{le=\"1\"} 3 1520879607.789 # {trace=\"x\"} 0.6\n# EOF\n")
                .samples
                .values())
        .containsExactly(3.0);
  }

  @Test
  void bytesThatAreNoTextAreReplaced() {
    byte[] text = {'x', '{', 'a', '=', '"', (byte) 0xff, '"', '}', ' ', '1', '\n'};

    assertThat(read(text).samples.keySet())
        .singleElement()
        .satisfies(key -> assertThat(key.labels()).containsEntry("a", "\ufffd"));
  }

  @Test
  void tooManyAndTooLongLabelsAreRefused() {
    StringBuilder many = new StringBuilder("x{");
    for (int i = 0; i < 31; i++) {
      many.append("l").append(i).append("=\"v\",");
    }
    Found found = read(many + "} 1\ny{a=\"" + "v".repeat(201) + "\"} 1\nz{a=\"b\",a=\"c\"} 1\n");

    assertThat(found.samples).isEmpty();
    assertThat(found.refused).hasValue(3);
  }

  @Test
  void descriptionsAreRead() {
    byte[] text =
        "# HELP a_total How many\\nof them\n# TYPE a_total counter\n# TYPE h histogram\n# x\n"
            .getBytes(StandardCharsets.UTF_8);

    Map<String, Description> found = ExpositionText.descriptions(text, text.length);

    assertThat(found)
        .containsEntry("a_total", new Description(MetricFamily.Type.COUNTER, "How many of them"));
    assertThat(found).containsEntry("h", new Description(MetricFamily.Type.HISTOGRAM, ""));
  }
}
