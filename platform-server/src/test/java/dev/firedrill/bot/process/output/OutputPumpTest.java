package dev.firedrill.bot.process.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputPumpTest {
  private static final long SECOND = 1_000_000_000L;

  private final List<String> lines = new ArrayList<>();
  private long now;
  private long paused;

  private void pump(int keptPerSecond, byte[] printed) throws IOException, InterruptedException {
    new OutputPump(
            keptPerSecond,
            lines::add,
            () -> now,
            nanos -> {
              paused += nanos;
              now += nanos;
            })
        .run(new ByteArrayInputStream(printed));
  }

  private void pump(String printed) throws IOException, InterruptedException {
    pump(100_000, printed.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsPrintedModeratelyIsKeptWhole() throws Exception {
    pump("one\r\ntwo\n\nthree – the last");

    assertThat(lines).containsExactly("one", "two", "", "three – the last");
    assertThat(paused).isZero();
  }

  @ParameterizedTest
  @CsvSource({"4000, false", "4001, true", "50000, true"})
  void aLongLineIsCut(int length, boolean cut) throws Exception {
    pump("x".repeat(length) + "\nnext\n");

    assertThat(lines).containsExactly("x".repeat(4_000) + (cut ? "…" : ""), "next");
  }

  @Test
  void controlCharactersAreShownInsteadOfObeyed() throws Exception {
    pump("\u001b[2Jgone\u0000\t\u009b\n");

    assertThat(lines).containsExactly("␛[2Jgone␀\t�");
  }

  @Test
  void tooMuchInASecondIsDroppedAndSaid() throws Exception {
    pump(20_000, "0123456\n".repeat(5_000).getBytes(StandardCharsets.UTF_8));

    assertThat(lines).hasSizeLessThan(410).contains("0123456");
    assertThat(lines.getLast())
        .isEqualTo(
            "firedrill: dropped 0.0 MB: the bot wrote more than 20 kB or 400 lines in a second");
  }

  @Test
  void aFloodIsReadAtABoundedPace() throws Exception {
    pump(20_000, new byte[3_200_000]);

    // Sixteen times what is kept is read in a second: ten such seconds, the last without a wait.
    assertThat(now).isBetween(8 * SECOND, 10 * SECOND);
    assertThat(lines.stream().filter(line -> line.startsWith("firedrill: dropped 0.3 MB")))
        .hasSizeGreaterThan(7);
  }
}
