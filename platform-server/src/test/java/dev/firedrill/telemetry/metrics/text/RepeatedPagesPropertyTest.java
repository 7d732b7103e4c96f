package dev.firedrill.telemetry.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered of the page before must never be seen in what is read. */
class RepeatedPagesPropertyTest {
  private static final String[] LINES = {
    "a 1", "a{x=\"1\"} 2", "a{x=\"1\"}3", "ab 1", "a  {x=\"2\"} 5", "# HELP a b", "", "  ", "b nan",
    "b{x=\"}\"} 7 1395066363000", "b{x=\"", "b 1\r", "c 1e5", "c", "c {", "{", "refused 1", "# a 1"
  };

  /** Marks are given to names in the order in which they are met. */
  private static final class Told implements ExpositionText.Sink {
    final List<String> names = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    int repeated;

    @Override
    public int sample(byte[] text, int from, int to, double value) {
      String name = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
      told.add(name + "=" + value);
      if (name.startsWith("refused")) {
        return -1;
      }
      if (!names.contains(name)) {
        names.add(name);
      }
      return names.indexOf(name);
    }

    @Override
    public void again(int mark, double value) {
      repeated++;
      told.add(names.get(mark) + "=" + value);
    }

    @Override
    public void nonsense(int line) {
      told.add("nonsense in " + line);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aPageIsReadAsIfItWereTheFirst(long seed) {
    Random random = new Random(seed);
    ExpositionText reader = new ExpositionText();
    Told told = new Told();
    List<String> page = new ArrayList<>();
    for (int round = 0; round < 2_000; round++) {
      for (int changes = random.nextInt(3); changes > 0; changes--) {
        change(random, page);
      }
      String text = String.join("\n", page) + (random.nextBoolean() ? "\n" : "");
      if (random.nextInt(5) == 0) {
        text = text.substring(0, random.nextInt(text.length() + 1));
      }
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      Told fresh = new Told();
      new ExpositionText().read(bytes, bytes.length, fresh);

      told.told.clear();
      reader.read(bytes, bytes.length, told);

      assertThat(told.told).as(text).isEqualTo(fresh.told);
    }
    assertThat(told.repeated).isGreaterThan(1_000);
  }

  private static void change(Random random, List<String> page) {
    int at = random.nextInt(page.size() + 1);
    String line =
        random.nextInt(4) == 0
            ? "a{x=\"1\"} " + random.nextInt(100)
            : LINES[random.nextInt(LINES.length)];
    switch (random.nextInt(3)) {
      case 0 -> page.add(at, line);
      case 1 -> page.subList(at, Math.min(at + 1, page.size())).clear();
      default -> {
        if (at < page.size()) {
          page.set(at, line);
        }
      }
    }
    if (page.size() > 12) {
      page.removeFirst();
    }
  }

  @Test
  void aVeryLongPageIsReadEveryTime() {
    ExpositionText reader = new ExpositionText();
    byte[] page = "series_of_a_long_page 1\n".repeat(5_000).getBytes(StandardCharsets.US_ASCII);
    for (int round = 0; round < 3; round++) {
      Told told = new Told();
      reader.read(page, page.length, told);

      assertThat(told.told).hasSize(5_000);
      assertThat(told.repeated).isZero();
    }
  }

  @Test
  void moreLinesThanAreRememberedAreReadAllTheSame() {
    ExpositionText reader = new ExpositionText();
    byte[] page = "a 1\n".repeat(6_000).getBytes(StandardCharsets.US_ASCII);
    Told told = new Told();
    reader.read(page, page.length, told);
    reader.read(page, page.length, told);

    assertThat(told.told).hasSize(12_000);
    assertThat(told.repeated).isEqualTo(4_096);
  }
}
